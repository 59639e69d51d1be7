import { roles } from '@kernel';
import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

const Role = z.enum(roles);
const Place = z
  .string()
  .max(100)
  .regex(/^[^\s,@]+$/, 'Give the id of an authority or a school.');

/** A role and where it holds: in one authority, at one school, or everywhere when neither is named. */
const HeldRole = z.strictObject({ role: Role, authority: Place.optional(), school: Place.optional() });

/** An address of the portal itself, so that nobody is sent to another website after signing in. */
export const ReturnTo = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[!-~]*$/, 'Give an address of this service that begins with one slash.')
  .refine((path) => !path.includes('\\'), 'Give an address of this service that begins with one slash.');

/** Whether somebody is signed in, as whom, and until when. */
export const Session = z.discriminatedUnion('signedIn', [
  z.strictObject({ signedIn: z.literal(false), now: z.iso.datetime() }),
  z.strictObject({
    signedIn: z.literal(true),
    account: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    roles: z.array(HeldRole),
    /** The time by the service's clock, to count down from. */
    now: z.iso.datetime(),
    startedAt: z.iso.datetime(),
    /** When the session ends if nothing more is asked of the service. */
    expiresAt: z.iso.datetime(),
    /** When it ends whatever is done: signing in again is the only way on. */
    endsAt: z.iso.datetime(),
    /** How changes are kept from being forged: they are taken from pages of this address only; no token is needed. */
    csrf: z.literal('same-origin'),
  }),
]);
export type Session = z.infer<typeof Session>;

const Grant = z.strictObject({
  id: z.uuid(),
  account: z.uuid(),
  accountName: z.string(),
  role: Role,
  authority: z.string().nullable(),
  school: z.string().nullable(),
  /** The account that granted it; `system` for what the service itself grants. */
  grantedBy: z.string(),
  grantedAt: z.iso.datetime(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

const Account = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['staff', 'parent']),
  name: z.string(),
  email: z.string().nullable(),
  madeAt: z.iso.datetime(),
  roles: z.array(HeldRole),
});

export const peopleRoutes = routes({
  session: {
    method: 'get',
    path: 'session',
    summary: 'Who is signed in, with which roles, and when the session ends. Asking does not lengthen it.',
    answer: Session,
  },
  stay: {
    method: 'post',
    path: 'session/stay',
    summary: 'Lengthens the session because somebody is still there.',
    answer: Session,
  },
  signOut: {
    method: 'post',
    path: 'sign-out',
    summary: 'Ends the session, or every session of the account.',
    body: z.strictObject({ everywhere: z.boolean().default(false) }),
    answer: z.strictObject({
      signedOut: z.literal(true),
      /** Where the provider that was signed in with ends its own session; nothing when it has no such page. */
      providerSignOut: z.url().nullable(),
    }),
  },
  ways: {
    method: 'get',
    path: 'sign-in/ways',
    summary: 'The ways to sign in that this service offers.',
    answer: z.strictObject({
      mode: z.enum(['demonstration', 'production']),
      staff: z.array(z.enum(['provider'])),
      parent: z.array(z.enum(['provider', 'code'])),
    }),
  },
  startSignIn: {
    method: 'get',
    path: 'sign-in/start',
    summary: 'Sends the browser to the provider at which staff or parents sign in.',
    query: z.strictObject({ as: z.enum(['staff', 'parent']), returnTo: ReturnTo.default('/') }),
    gives: 'redirect',
    status: 303,
  },
  finishSignIn: {
    method: 'get',
    path: 'sign-in/callback',
    summary:
      'Where the provider sends the browser back to; signs in, or goes to /sign-in?because=… with a refusal’s code.',
    query: z.looseObject({ state: z.string().max(200).optional() }),
    gives: 'redirect',
    status: 303,
  },
  askCode: {
    method: 'post',
    path: 'sign-in/code',
    summary: 'Sends a one-time code to a parent’s e-mail address. The answer is the same for every address.',
    body: z.strictObject({ email: z.email('Give an e-mail address, such as name@example.org.').max(254) }),
    answer: z.strictObject({
      /** What to send back together with the code. */
      ask: z.uuid(),
      digits: z.literal(6),
      expiresAt: z.iso.datetime(),
    }),
  },
  checkCode: {
    method: 'post',
    path: 'sign-in/code/check',
    summary: 'Signs in with the one-time code.',
    body: z.strictObject({
      ask: z.uuid(),
      code: z
        .string()
        .transform((text) => text.replace(/[\s-]/g, ''))
        .pipe(z.string().regex(/^\d{6}$/, 'Give the six digits of the code.')),
    }),
    answer: Session,
  },
  may: {
    method: 'get',
    path: 'may',
    summary: 'Every route of the service, which roles may call it, and whether whoever asks may.',
    answer: z.strictObject({
      routes: z.array(
        z.strictObject({
          method: z.string(),
          path: z.string(),
          roles: z.union([z.array(Role), z.literal('everybody')]),
          may: z.boolean(),
        }),
      ),
    }),
  },
  accounts: {
    method: 'get',
    path: 'accounts',
    summary: 'The accounts of staff and schools, or only those that hold no role yet.',
    query: PageQuery.extend({ after: z.uuid().optional(), without: z.enum(['roles']).optional() }),
    answer: pageOf(Account),
  },
  grants: {
    method: 'get',
    path: 'grants',
    summary: 'Every role that staff and schools hold or held: who granted it and when, and who ended it.',
    query: PageQuery.extend({
      after: z.uuid().optional(),
      account: z.uuid().optional(),
      authority: Place.optional(),
      held: z.enum(['now']).optional(),
    }),
    answer: pageOf(Grant),
  },
  grantRole: {
    method: 'post',
    path: 'accounts/:account/grants',
    summary: 'Grants a role. Nobody grants one to themselves.',
    params: z.strictObject({ account: z.uuid() }),
    body: HeldRole,
    answer: Grant,
    status: 201,
  },
  endRole: {
    method: 'post',
    path: 'grants/:grant/end',
    summary: 'Ends a role. It stays in the list with who ended it and when.',
    params: z.strictObject({ grant: z.uuid() }),
    answer: Grant,
  },
  endSessions: {
    method: 'post',
    path: 'accounts/:account/end-sessions',
    summary: 'Ends every session of an account, such as one whose password was stolen.',
    params: z.strictObject({ account: z.uuid() }),
    answer: z.strictObject({ ended: z.int() }),
  },
});
