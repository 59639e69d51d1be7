import { measuresOf } from '@allocation';
import type { WantedDistance } from '../../geography';
import type { RoundInHand } from './round-in-hand';

/** One distance for every measure that the policy of a preference ranks on. A child whose place is fixed needs none. */
export function wantedDistances(
  { applications, intakes, policies, finder }: RoundInHand,
  fixed: ReadonlySet<string>,
  senders: ReadonlyMap<string, string | null>,
): readonly WantedDistance[] {
  const needs = new Map(
    intakes.map(({ id, school }) => {
      const policy = policies.get(id)?.policy;
      const measures = policy === undefined ? [] : measuresOf(policy);
      const wanted = measures.flatMap((measure) => {
        const how = policy?.definitions.measures[measure];
        if (how === undefined || policy === undefined) return [];
        return [{ intake: id, measure, method: how.method, ends: finder.endsOf(how.to, school, policy) }];
      });
      return [id, wanted] as const;
    }),
  );
  return applications.flatMap(({ child, application, home, preferences }) => {
    if (fixed.has(child)) return [];
    const from = home === null ? null : { id: home.id, point: home.point, account: senders.get(application) ?? null };
    return preferences.flatMap(({ intake }) =>
      (needs.get(intake) ?? []).map((need) => ({ ...need, child, home: from })),
    );
  });
}
