import type { When } from '@policy';
import type { Case } from './case';
import type { RankedList } from './documents';
import type { Property } from './property';

const statuses = ['looked-after', 'previously-looked-after', 'state-care-outside-england'] as const;

/** Read straight from the children's care facts, not through the categories. */
export const lookedAfterFirst: Property = {
  name: 'V8',
  says: 'Where a list begins with looked-after and previously looked-after children, nobody else stands above one of them, unless linked to a same-birth child who does.',
  paragraphs: ['1.7', '1.37'],
  check(one) {
    const ledger = one.ledger();
    for (const list of one.outcome.lists) {
      const first = one.snapshot.intakes[list.intake]?.policy.rows[list.rows[0] ?? -1]?.when;
      const who = first === undefined ? [] : careIn(first);
      if (who.length === 0) continue;
      const codes = new Set(who.map((status) => statuses.indexOf(status) + 1));
      checkList(one, list, codes, (says, child) => {
        const intake = one.snapshot.intakes[list.intake]?.id ?? '';
        ledger.add({ says: `${says} at ${intake}.`, intake, child: one.snapshot.children[child] ?? '' });
      });
      ledger.checked += list.order.length;
    }
    return ledger;
  },
};

/** The statuses that a row asks for outright: alone, or as one of several ways to meet it. */
function careIn(when: When): readonly (typeof statuses)[number][] {
  if (when.kind === 'looked-after') return when.who;
  return when.kind === 'any' ? when.of.flatMap(careIn) : [];
}

function checkList(one: Case, list: RankedList, codes: ReadonlySet<number>, wrong: (says: string, child: number) => void): void {
  const { care } = one.categories;
  const other = one.snapshot.intakes[list.intake]?.policy.rows[list.rows[0] ?? -1]?.when?.kind === 'any';
  let last = list.order.length - 1;
  while (last >= 0 && !codes.has(care[list.order[last] ?? -1] ?? 0)) last -= 1;
  for (let at = 0; at < last; at += 1) {
    const preference = list.order[at] ?? -1;
    if (codes.has(care[preference] ?? 0)) continue;
    if (other && list.category[at] === list.rows[0]) continue;
    if (linkedAbove(one, list, at, codes)) continue;
    wrong('A child stands above one who is or was looked after', one.people.owner[preference] ?? -1);
  }
}

/** Whether the policy keeps same-birth children together and one of theirs who comes first stands just above. */
function linkedAbove(one: Case, list: RankedList, at: number, codes: ReadonlySet<number>): boolean {
  if (one.plans[list.intake]?.linked !== true) return false;
  const birthAt = (position: number): string | undefined => one.snapshot.facts[one.people.owner[list.order[position] ?? -1] ?? -1]?.multipleBirth;
  const birth = birthAt(at);
  for (let above = at - 1; above >= 0 && birth !== undefined && birthAt(above) === birth; above -= 1) {
    if (codes.has(one.categories.care[list.order[above] ?? -1] ?? 0)) return true;
  }
  return false;
}
