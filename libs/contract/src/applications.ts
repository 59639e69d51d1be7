import { languages } from '@kernel';
import { z } from 'zod';
import {
  Application,
  ApplicationLine,
  applicationStates as states,
  ApplicationVersion,
  channels,
  Receipt,
} from './application';
import { Answers, AnswerToSave, ChildAnswer, HomeAnswer, PreferencesAnswer } from './application-answers';
import { ApplicantLine, ChangeRequest, ConflictPage, RestrictedLine } from './application-lists';
import { ClaimQuestion } from './claims';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

const Reason = z.string().trim().min(1, 'Give a reason.').max(2000);
const Place = z.string().min(1).max(100);

export const relationships = [
  'mother',
  'father',
  'step-parent',
  'grandparent',
  'carer',
  'foster-carer',
  'guardian',
  'other',
] as const;

const FamilyChild = ChildAnswer.extend({
  id: z.uuid(),
  multipleBirth: z.uuid().nullable(),
  applications: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      round: z.uuid(),
      state: z.enum(states),
      unsent: z.boolean(),
      contested: z.boolean(),
    }),
  ),
});

const Sending = z.strictObject({ revision: z.int().min(0), declaration: z.string().min(1).max(40) });
const OneApplication = z.strictObject({ application: z.uuid() });
const OnePreference = z.strictObject({ application: z.uuid(), intake: z.uuid() });

const Start = z.strictObject({
  round: z.uuid(),
  /** A child that the account is entered for already; or the child’s name and date of birth. */
  child: z.union([z.uuid(), ChildAnswer]),
  relationship: z.enum(relationships).default('other'),
  parentalResponsibility: z.boolean().default(true),
  /** The authority that looks after the child and applies as its corporate parent. */
  corporateParent: Place.optional(),
});

const Enter = z.strictObject({
  round: z.uuid(),
  channel: z.enum(['paper', 'telephone']),
  /** When it arrived; it is on time if that was before closing. */
  receivedAt: z.iso.datetime({ offset: true }),
  /** The parent's account, if they have one. */
  account: z.uuid().optional(),
  relationship: z.enum(relationships).default('other'),
  parentalResponsibility: z.boolean().default(true),
  child: z.uuid().optional(),
  answers: Answers,
  declaration: z.string().min(1).max(40),
  because: Reason.optional(),
});

const AskChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address'), home: HomeAnswer, movedOn: z.iso.date(), reason: Reason }),
  z.strictObject({ kind: z.literal('preferences'), preferences: PreferencesAnswer.min(1), reason: Reason }),
]);

export const applicationRoutes = routes({
  children: {
    method: 'get',
    path: 'children',
    summary: 'The children that whoever asks is entered for, with their applications.',
    answer: z.strictObject({ items: z.array(FamilyChild) }),
  },
  declaration: {
    method: 'get',
    path: 'applications/declaration',
    summary: 'What whoever sends an application declares, and the version of it to send back.',
    answer: z.strictObject({ version: z.string(), says: z.array(z.string()) }),
  },
  start: {
    method: 'post',
    path: 'applications',
    summary: 'Begins an application for a child in a round.',
    body: Start,
    answer: Application,
    status: 201,
  },
  list: {
    method: 'get',
    path: 'applications',
    summary: 'The applications of an officer’s authority; for its virtual school, those it made as corporate parent.',
    query: PageQuery.extend({
      round: z.uuid().optional(),
      state: z.enum(states).optional(),
      channel: z.enum(channels).optional(),
      waiting: z.enum(['lateness', 'age-group', 'change', 'contested']).optional(),
      late: z.enum(['yes', 'no']).optional(),
      intake: z.uuid().optional(),
      /** The beginning of a last name, a reference or a receipt. */
      find: z.string().trim().min(1).max(100).optional(),
    }),
    answer: pageOf(ApplicationLine),
  },
  read: {
    method: 'get',
    path: 'applications/:application',
    summary: 'One application, whole.',
    params: OneApplication,
    answer: Application,
  },
  versions: {
    method: 'get',
    path: 'applications/:application/versions',
    summary: 'Everything that was sent, the latest first.',
    params: OneApplication,
    answer: z.strictObject({ items: z.array(ApplicationVersion) }),
  },
  questions: {
    method: 'get',
    path: 'applications/:application/questions',
    summary: 'What may be claimed because of the schools named so far. Nothing else may be asked (2.4).',
    params: OneApplication,
    answer: z.strictObject({ items: z.array(ClaimQuestion) }),
  },
  save: {
    method: 'put',
    path: 'applications/:application/answers',
    summary: 'Saves one answer. Where it was changed elsewhere meanwhile, both are shown.',
    params: OneApplication,
    body: AnswerToSave,
    answer: z.strictObject({
      /** Of this answer. */
      revision: z.int(),
      /** Of all answers together. */
      all: z.int(),
      savedAt: z.iso.datetime(),
    }),
  },
  discard: {
    method: 'post',
    path: 'applications/:application/discard-changes',
    summary: 'Puts aside the changes that were not sent: the answers are again as they were sent.',
    params: OneApplication,
    answer: Application,
  },
  submit: {
    method: 'post',
    path: 'applications/:application/submit',
    summary: 'Sends the application before closing day has passed.',
    params: OneApplication,
    body: Sending,
    answer: Receipt,
  },
  amend: {
    method: 'post',
    path: 'applications/:application/amend',
    summary: 'Sends the changed application before closing day has passed. Until then the old one stands.',
    params: OneApplication,
    body: Sending,
    answer: Receipt,
  },
  submitLate: {
    method: 'post',
    path: 'applications/:application/submit-late',
    summary: 'Sends the application after closing day, with the reason why.',
    params: OneApplication,
    body: Sending.extend({ because: Reason }),
    answer: Receipt,
  },
  receipt: {
    method: 'get',
    path: 'applications/:application/receipt',
    summary: 'The receipt of what was sent last, as a PDF to keep.',
    params: OneApplication,
    /** A link cannot say in which language it asks; without it, `Accept-Language` counts. */
    query: z.strictObject({ language: z.enum(languages).optional() }),
    gives: 'file',
  },
  withdraw: {
    method: 'post',
    path: 'applications/:application/withdraw',
    summary: 'Withdraws the application.',
    params: OneApplication,
    body: z.strictObject({ because: z.string().trim().max(2000).optional() }),
    answer: Application,
  },
  voidOne: {
    method: 'post',
    path: 'applications/:application/void',
    summary: 'Sets an application aside that must not count, with the reason why.',
    params: OneApplication,
    body: z.strictObject({ because: Reason }),
    answer: Application,
  },
  copy: {
    method: 'post',
    path: 'applications/:application/copy-for-twin',
    summary:
      'Begins an application for another child of the same birth with the same answers and a reference of its own.',
    params: OneApplication,
    body: z.strictObject({
      firstNames: ChildAnswer.shape.firstNames,
      dateOfBirth: ChildAnswer.shape.dateOfBirth.optional(),
      sex: ChildAnswer.shape.sex,
    }),
    answer: Application,
    status: 201,
  },
  enter: {
    method: 'post',
    path: 'applications/entered',
    summary: 'Enters an application that came on paper or by telephone, and sends it.',
    body: Enter,
    answer: Receipt,
    status: 201,
  },
  askChange: {
    method: 'post',
    path: 'applications/:application/changes',
    summary: 'Asks for another address or other preferences after closing day.',
    params: OneApplication,
    body: AskChange,
    answer: ChangeRequest,
    status: 201,
  },
  decideChange: {
    method: 'post',
    path: 'changes/:change/decide',
    summary: 'Decides a change that was asked for after closing day.',
    params: z.strictObject({ change: z.uuid() }),
    body: z.strictObject({
      outcome: z.enum(['now', 'after-offers', 'late', 'late-with-good-reason', 'refused']),
      reason: Reason,
    }),
    answer: ChangeRequest,
  },
  decideLateness: {
    method: 'post',
    path: 'applications/:application/preferences/:intake/lateness',
    summary: 'Decides whether a late preference has a good reason and counts as on time.',
    params: OnePreference,
    body: z.strictObject({ outcome: z.enum(['late', 'late-with-good-reason']), reason: Reason }),
    answer: Application,
  },
  decideAgeGroup: {
    method: 'post',
    path: 'applications/:application/preferences/:intake/age-group',
    summary: 'Decides whether the child may be considered outside their own age group at this school.',
    params: OnePreference,
    body: z.strictObject({ outcome: z.enum(['agreed', 'refused']), reason: Reason }),
    answer: Application,
  },
  conflicts: {
    method: 'get',
    path: 'conflicts',
    summary: 'Pairs of applications that may be for one child, those to be decided first.',
    query: PageQuery.extend({ round: z.uuid().optional(), open: z.enum(['yes', 'no']).default('yes') }),
    answer: ConflictPage,
  },
  resolveConflict: {
    method: 'post',
    path: 'conflicts/:conflict/resolve',
    summary: 'Decides which of two applications counts: by a court’s order, by agreement, or by the scheme’s default.',
    params: z.strictObject({ conflict: z.uuid() }),
    body: z.strictObject({
      outcome: z.enum(['first', 'second', 'neither', 'different-children']),
      basis: z.enum(['court-order', 'agreement', 'stated-default', 'withdrawn', 'different-children']),
      reason: Reason,
    }),
    answer: z.strictObject({ id: z.uuid(), outcome: z.string(), counts: z.uuid().nullable() }),
  },
  blocks: {
    method: 'get',
    path: 'rounds/:round/blocked-by',
    summary: 'What must still be decided about applications before the round can be run.',
    params: z.strictObject({ round: z.uuid() }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          why: z.enum([
            'contested',
            'lateness-undecided',
            'change-undecided',
            'age-group-undecided',
            'home-without-point',
          ]),
          application: z.uuid(),
          child: z.uuid(),
          intake: z.uuid().optional(),
        }),
      ),
    }),
  },
  applicants: {
    method: 'get',
    path: 'schools/:school/applicants',
    summary: 'Who applies for a school, without the order of preference and without what is not for the school.',
    params: z.strictObject({ school: Place }),
    query: PageQuery.extend({ round: z.uuid().optional() }),
    answer: pageOf(ApplicantLine),
  },
  attending: {
    method: 'get',
    path: 'schools/:school/attending',
    summary: 'The children who attend a school now and have begun to apply, and whether an application has been sent.',
    params: z.strictObject({ school: Place }),
    query: PageQuery.extend({ round: z.uuid() }),
    answer: pageOf(
      z.strictObject({
        child: z.uuid(),
        firstNames: z.string(),
        lastName: z.string(),
        dateOfBirth: z.iso.date(),
        sent: z.boolean(),
      }),
    ),
  },
  restricted: {
    method: 'get',
    path: 'rounds/:round/restricted',
    summary: 'Children in care, with an EHC plan or a confidential address, as far as the role may know.',
    params: z.strictObject({ round: z.uuid() }),
    query: PageQuery,
    answer: pageOf(RestrictedLine),
  },
  addGuardian: {
    method: 'post',
    path: 'children/:child/guardians',
    summary: 'Enters an account as a parent or carer of a child.',
    params: z.strictObject({ child: z.uuid() }),
    body: z.strictObject({
      account: z.uuid(),
      relationship: z.enum(relationships),
      parentalResponsibility: z.boolean(),
      /** Accounts that must learn nothing of this one. */
      hiddenFrom: z.array(z.uuid()).max(10).default([]),
    }),
    answer: z.strictObject({ child: z.uuid(), account: z.uuid() }),
    status: 201,
  },
  endGuardian: {
    method: 'post',
    path: 'children/:child/guardians/:account/end',
    summary: 'Ends that an account is entered as a parent or carer of a child, as a court has ordered.',
    params: z.strictObject({ child: z.uuid(), account: z.uuid() }),
    body: z.strictObject({ because: Reason }),
    answer: z.strictObject({ child: z.uuid(), account: z.uuid() }),
  },
});
