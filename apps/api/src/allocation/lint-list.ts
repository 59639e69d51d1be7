import type { ListRemark } from '@contract';
import type { IntakeOrder } from './rank-intake';

/** A list as a school sends it. */
export type SentPlaces = readonly { readonly child: string; readonly category?: string | undefined }[];

/**
 * What is wrong with a ranked list, held against the policy and what is known of the children.
 *
 * A *must* stops the list from being adopted: an applicant left out (every applicant is ranked, not only as many as
 * there are places), a stranger, a child twice, children in care behind others (1.7). A *look* is for people to settle:
 * an order that the policy and the known facts do not give.
 */
export function lintList(sent: SentPlaces, order: IntakeOrder, ownOrder: boolean): ListRemark[] {
  const given = sent.map(({ child }) => child);
  const ours = order.places.map(({ child }) => child);
  const known = new Set([...ours, ...order.unranked]);
  const seen = new Set<string>();
  const twice = given.filter((child) => seen.size === seen.add(child).size);
  const must = [
    ...said(twice, 'must', 'is on the list twice'),
    ...said(
      given.filter((child) => !known.has(child)),
      'must',
      'has not applied to this school',
    ),
    ...said(
      ours.filter((child) => !seen.has(child)),
      'must',
      'has applied and is not on the list',
    ),
    ...careRemarks(given, order.inCare),
  ];
  return ownOrder ? must : [...must, ...orderRemarks(given, ours)];
}

function careRemarks(given: readonly string[], inCare: ReadonlySet<string>): ListRemark[] {
  const last = given.findLastIndex((child) => inCare.has(child));
  const before = given.slice(0, Math.max(last, 0)).filter((child) => !inCare.has(child));
  if (before.length === 0) return [];
  return [
    {
      weight: 'look',
      says: `${String(before.length)} children stand before a child who is or was in care. The policy must say that they may (1.7).`,
    },
  ];
}

/** Each child who stands elsewhere than the policy and the known facts put them; the first twenty. */
function orderRemarks(given: readonly string[], ours: readonly string[]): ListRemark[] {
  const place = new Map(ours.map((child, at) => [child, at]));
  const common = given.filter((child) => place.has(child));
  const expected = [...common].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const moved = common.flatMap((child, at) =>
    expected[at] === child ? [] : [{ child, at: at + 1, ours: expected.indexOf(child) + 1 }],
  );
  return moved.slice(0, 20).map(({ child, at, ours: other }) => ({
    weight: 'look',
    says: `Child ${child} stands at ${String(at)} on the list; by the policy and what is known they would stand at ${String(other)}.`,
  }));
}

function said(children: readonly string[], weight: ListRemark['weight'], what: string): ListRemark[] {
  return [...new Set(children)].slice(0, 50).map((child) => ({ weight, says: `Child ${child} ${what}.` }));
}
