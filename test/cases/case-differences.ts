import { compareWithSchoolProposing, waysPlaced } from '@allocation';
import type { Outcome, RankedList, Snapshot } from '@allocation';
import type { Case } from './case-file';
import { everyone } from './case-snapshot';

/** Where a decision differs from what a case expects, one line each, in words an officer can read. */
export function differences(one: Case, snapshot: Snapshot, outcome: Outcome): readonly string[] {
  const seen = new Seen(snapshot, outcome);
  const { expect } = one;
  const lines: string[] = [];
  const check = (what: string, expected: unknown, found: unknown): void => {
    if (JSON.stringify(expected) !== JSON.stringify(found))
      lines.push(`${what}: expected ${say(expected)}, found ${say(found)}.`);
  };
  for (const [school, lists] of Object.entries(expect.lists ?? {})) {
    if (Array.isArray(lists)) check(`The list of ${school}`, lists, seen.list(school));
    else
      for (const [pool, names] of Object.entries(lists))
        check(`The list of ${school}, pool ${pool}`, names, seen.list(school, pool));
  }
  eachOf(expect.categories, (school, child, row) =>
    check(`The category of ${child} at ${school}`, row, seen.category(school, child)),
  );
  for (const [child, school] of Object.entries(expect.places ?? {}))
    check(`The place of ${child}`, school, seen.place(child));
  for (const [child, how] of Object.entries(expect.how ?? {}))
    check(`How ${child} came to the place`, how, seen.how(child));
  eachOf(expect.pools, (school, child, pool) =>
    check(`The pool that took ${child} at ${school}`, pool, seen.taking(school, child)?.pool ?? 'none'),
  );
  eachOf(expect.takenUnder, (school, child, row) =>
    check(`The row under which ${school} took ${child}`, row, seen.rowTaking(school, child)),
  );
  eachOf(expect.takenByRow, (school, row, many) =>
    check(
      `Children taken at ${school} under row ${row}`,
      many,
      seen.count(school, (id) => seen.rowTaking(school, id) === row),
    ),
  );
  eachOf(expect.takenByPool, (school, pool, many) =>
    check(
      `Children taken at ${school} in pool ${pool}`,
      many,
      seen.count(school, (id) => seen.taking(school, id)?.pool === pool),
    ),
  );
  eachOf(expect.takenOfGroup, (school, group, many) => {
    const ids = new Set(
      everyone(one.given)
        .map(({ id }) => id)
        .filter((id) => id.startsWith(`${group}-`)),
    );
    check(
      `Children of ${group} placed at ${school}`,
      many,
      seen.count(school, (id) => ids.has(id)),
    );
  });
  if (expect.schoolProposing !== undefined) {
    const found = Object.fromEntries(
      compareWithSchoolProposing(snapshot).map(({ child, schoolProposing }) => [
        child,
        schoolProposing?.intake ?? 'none',
      ]),
    );
    check('What the school-proposing loop gives otherwise', sayPlaces(expect.schoolProposing), sayPlaces(found));
  }
  return lines;
}

/** An outcome read by name. */
class Seen {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly outcome: Outcome,
  ) {}

  /** Each child once, in the order in which the school's lists reach them. */
  list(school: string, pool?: string): readonly string[] {
    const names = this.listsOf(school)
      .filter((list) => pool === undefined || list.pool === pool)
      .flatMap((list) => [...list.order].map((preference) => this.childOf(preference)));
    return [...new Set(names)];
  }

  category(school: string, child: string): string {
    for (const list of this.listsOf(school)) {
      const at = this.positionIn(list, child);
      if (at >= 0) return this.rowId(list, at);
    }
    return 'none';
  }

  place(child: string): string {
    const intake = this.outcome.placedIntake[this.number(child)] ?? -1;
    return this.snapshot.intakes[intake]?.id ?? 'none';
  }

  how(child: string): string {
    return waysPlaced[this.outcome.placedHow[this.number(child)] ?? 0] ?? 'none';
  }

  /** The list that took a child at a school, if one did. */
  taking(school: string, child: string): RankedList | undefined {
    const number = this.number(child);
    const stage = this.outcome.placedStage[number] ?? -1;
    if (this.place(child) !== school || stage < 0) return undefined;
    const vacancy = this.outcome.placedVacancy[number] ?? 0;
    return this.outcome.lists.find(
      (list) => this.isOf(list, school) && list.stage === stage && list.vacancy === vacancy,
    );
  }

  rowTaking(school: string, child: string): string {
    const list = this.taking(school, child);
    return list === undefined ? 'none' : this.rowId(list, this.positionIn(list, child));
  }

  count(school: string, fits: (child: string) => boolean): number {
    return this.snapshot.children.filter((child) => this.place(child) === school && fits(child)).length;
  }

  private listsOf(school: string): readonly RankedList[] {
    return this.outcome.lists
      .filter((list) => this.isOf(list, school) && list.vacancy <= 1)
      .sort((a, b) => a.stage - b.stage);
  }

  private isOf(list: RankedList, school: string): boolean {
    return this.snapshot.intakes[list.intake]?.id === school;
  }

  private positionIn(list: RankedList, child: string): number {
    return list.order.findIndex((preference) => this.childOf(preference) === child);
  }

  private rowId(list: RankedList, at: number): string {
    return this.snapshot.intakes[list.intake]?.policy.rows[list.category[at] ?? -1]?.id ?? 'none';
  }

  private number(child: string): number {
    const found = this.snapshot.children.indexOf(child);
    if (found < 0) throw new Error(`The case expects something of ${child}, who is not among its children.`);
    return found;
  }

  private childOf(preference: number): string {
    const { preferenceStart, children } = this.snapshot;
    let low = 0;
    let high = children.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((preferenceStart[middle] ?? 0) <= preference) low = middle;
      else high = middle - 1;
    }
    return children[low] ?? '';
  }
}

/** Goes through what is expected by school and by name. */
function eachOf<Value>(
  expected: Readonly<Record<string, Readonly<Record<string, Value>>>> | undefined,
  visit: (school: string, name: string, value: Value) => void,
): void {
  for (const [school, names] of Object.entries(expected ?? {})) {
    for (const [name, value] of Object.entries(names)) visit(school, name, value);
  }
}

function sayPlaces(places: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(places)
    .map(([child, school]) => `${child} ${school}`)
    .sort();
}

function say(value: unknown): string {
  return Array.isArray(value) ? (value.length === 0 ? 'nobody' : value.join(', ')) : String(value);
}
