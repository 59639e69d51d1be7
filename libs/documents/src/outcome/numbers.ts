import type { Snapshot } from '@allocation';
import { refuse } from '@kernel';

/** Rows, each with the file and line it stands in. */
export type Lines<Row> = Generator<readonly [row: Row, at: string], void>;

/** Turns the names in an outcome's files into the numbers of its snapshot; `at` says where a name stands. */
export interface Numbers {
  child(id: string, at: string): number;
  intake(id: string, at: string): number;
  /** The number of a row of an intake's policy. */
  row(id: string, intake: number, at: string): number;
  /** The number of a child's preference for an intake. */
  preference(child: number, intake: number, at: string): number;
}

/** The numbers that a snapshot gives to its names. */
export function numbersOf(snapshot: Snapshot): Numbers {
  const children = new Map(snapshot.children.map((id, number) => [id, number]));
  const intakes = new Map(snapshot.intakes.map(({ id }, number) => [id, number]));
  const rows = snapshot.intakes.map(({ policy }) => new Map(policy.rows.map(({ id }, number) => [id, number])));
  return {
    child: (id, at) => children.get(id) ?? unknown('child', id, at),
    intake: (id, at) => intakes.get(id) ?? unknown('intake', id, at),
    row: (id, intake, at) => rows[intake]?.get(id) ?? unknown('row', id, at),
    preference: (child, intake, at) => {
      const end = snapshot.preferenceStart[child + 1] ?? 0;
      for (let number = snapshot.preferenceStart[child] ?? 0; number < end; number += 1) {
        if (snapshot.preferenceIntake[number] === intake) return number;
      }
      return refuse({ file: at, found: 'a child who has no preference for this intake', allowed: 'lists hold only children who asked for the intake.' });
    },
  };
}

function unknown(what: string, id: string, at: string): never {
  return refuse({ file: at, found: `the ${what} "${id}"`, allowed: `a ${what} that the snapshot has.` });
}
