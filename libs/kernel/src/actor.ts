/** What a person may be in the service; `docs/people-and-access.md` says what each may see and do. */
export const roles = [
  'parent',
  'officer',
  'school-admin',
  'primary-head',
  'send-officer',
  'virtual-school-head',
  'appeals-clerk',
  'panel-member',
  'auditor',
  'operator',
] as const;
export type Role = (typeof roles)[number];

/** A role, and where it holds: in one authority, at one school, or everywhere when neither is named. */
export interface Grant {
  readonly role: Role;
  readonly authority?: string;
  readonly school?: string;
}

/** Whoever does something: a signed-in person, or the service itself. */
export interface Actor {
  /** The id of the account; `system` for the service itself, `nobody` for a person who has not signed in. */
  readonly account: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** The service itself: carries out jobs and follows the audit. */
export const systemActor: Actor = { account: 'system', name: 'Fairplace', grants: [] };

/** A person who has not signed in: sees what is open to everybody. */
export const nobody: Actor = { account: 'nobody', name: 'Somebody', grants: [] };

/** Whether the actor holds one of these roles; with a place, whether a grant of theirs names it. */
export function holds(actor: Actor, wanted: readonly Role[], place?: { authority?: string; school?: string }): boolean {
  return actor.grants.some(
    ({ role, authority, school }) =>
      wanted.includes(role) &&
      (place?.authority === undefined || place.authority === authority) &&
      (place?.school === undefined || place.school === school),
  );
}
