import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@kernel';
import type { Answers, Claim, HomeAnswer } from '@contract';
import type { Lateness, RestrictedKind } from '../applications.types';
import type { Scheme } from '../schemes';
import { sha256 } from './sha256';
import { isOfAge } from './age-group';
import type { KeptHome, ToSend } from './to-send';

/** How preferences that are named for the first time are taken. */
export interface Taken {
  readonly receivedAt: Date;
  readonly lateness: Lateness;
  readonly latenessDecided: boolean;
}

/** The child as its record will say. */
export function childRow({ child }: Answers): object | undefined {
  if (child === undefined) return undefined;
  return {
    first_names: child.firstNames,
    last_name: child.lastName,
    preferred_name: child.preferredName ?? null,
    date_of_birth: child.dateOfBirth,
    sex: child.sex ?? null,
    current_school: child.currentSchool ?? null,
    current_school_name: child.currentSchoolName ?? null,
  };
}

/** The homes to add: each that is not as the newest of its sort already stands. */
export function homeRows({ home, otherHome }: Answers, kept: readonly KeptHome[], countsFrom: Date): object[] {
  const wanted = [
    ...(home === undefined ? [] : [homeRow(home, home.kind)]),
    ...(otherHome === undefined ? [] : [homeRow(otherHome, 'other')]),
  ];
  return wanted.flatMap((row) => {
    const newest = kept.filter(({ kind }) => (kind === 'other') === (row.kind === 'other')).at(-1);
    if (newest !== undefined && sameHome(newest, row)) return [];
    return [{ ...row, id: randomUUID(), counts_from: countsFrom.toISOString() }];
  });
}

function homeRow({ lines, postcode, uprn, point, nights, because, since }: HomeAnswer, kind: string): KeptHome {
  return {
    kind,
    lines,
    postcode: postcode ?? null,
    uprn: uprn ?? null,
    easting: point?.easting ?? null,
    northing: point?.northing ?? null,
    point_from: point?.from ?? null,
    nights: nights ?? null,
    because: because ?? null,
    from_day: since ?? null,
  };
}

function sameHome(one: KeptHome, other: KeptHome): boolean {
  const of = ({
    kind,
    lines,
    postcode,
    uprn,
    easting,
    northing,
    point_from,
    nights,
    because,
    from_day,
  }: KeptHome): string =>
    canonicalJson([kind, lines, postcode, uprn, easting, northing, point_from, nights, because, from_day]);
  return of(one) === of(other);
}

/** The preferences as they will stand, in the order the parent gave; one that was named before keeps what was decided. */
export function preferenceRows(
  answers: Answers,
  scheme: Pick<Scheme, 'intakes'>,
  before: ToSend['preferences'],
  taken: Taken,
): object[] {
  const wished = new Set((answers.ageGroup ?? []).map(({ intake }) => intake));
  const kept = new Map(before.map((one) => [one.intake, one]));
  return (answers.preferences ?? []).flatMap(({ intake: id }, at) => {
    const intake = scheme.intakes.get(id);
    if (intake === undefined) return [];
    const known = kept.get(id);
    const outside = answers.child !== undefined && wished.has(id) && !isOfAge(answers.child.dateOfBirth, intake);
    return [
      {
        id: known?.id ?? randomUUID(),
        intake: id,
        school: intake.school,
        rank: at + 1,
        received_at: known?.receivedAt ?? taken.receivedAt.toISOString(),
        lateness: known?.lateness ?? taken.lateness,
        lateness_decided: known?.latenessDecided ?? taken.latenessDecided,
        age_group: outside ? (known?.ageGroup ?? 'asked') : null,
      },
    ];
  });
}

/** The claims as they will stand; one that is word for word as before stays the same claim, with its findings. */
export function claimRows({
  claims,
}: Answers): { id: string; kind: Claim['kind']; school: string | null; digest: string }[] {
  const rows = (claims ?? []).map((claim) => ({
    id: randomUUID(),
    kind: claim.kind,
    school: 'school' in claim ? claim.school : null,
    details: claim,
    digest: sha256(canonicalJson(claim)),
  }));
  return rows.filter(({ digest }, at) => rows.findIndex((one) => one.digest === digest) === at);
}

/** What the sender says that only named roles may know. */
export function restrictedKinds({ circumstances }: Answers, corporateParent: string | null): RestrictedKind[] {
  return [
    ...(circumstances?.lookedAfter === true || corporateParent !== null ? (['looked-after'] as const) : []),
    ...(circumstances?.confidentialAddress === true ? (['confidential-address'] as const) : []),
    ...(circumstances?.ehcPlan === true ? (['ehc-plan'] as const) : []),
  ];
}
