import { Injectable } from '@nestjs/common';
import { csv } from '@town';
import type { ListKind } from '@contract';
import { ReceiveList } from '../../evidence';
import { Actors } from '../actors';
import type { TownChild } from '../town/families';
import type { TownShown } from '../town/town-book';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

const columns = ['first names', 'last name', 'date of birth', 'school'];

/** Sends the lists of children with EHC plans and of children in care. A line of each is misspelt, for a person to decide. */
@Injectable()
export class PutLists implements Step {
  readonly name = 'lists';

  constructor(
    private readonly actors: Actors,
    private readonly receive: ReceiveList,
    private readonly rounds: TownRound,
  ) {}

  async run({ shown }: StepUnderWay): Promise<void> {
    const { round } = await this.rounds.whole();
    const send = async (kind: ListKind, by: string, text: string): Promise<void> => {
      const file = { name: `${kind}.csv`, bytes: Buffer.from(text) };
      await this.receive.run(this.actors.persona(by), { round: round.id, kind }, file);
    };
    await send('ehc-plans', 'joanna-fields', plansFile(shown));
    await send('looked-after', 'victor-osei', careFile(shown));
  }
}

function plansFile({ town, families }: TownShown): string {
  const children = childrenOf(families);
  const rows = town.plans.flatMap(({ child, school, counts }) => {
    const known = children.get(child);
    return known === undefined ? [] : [[...lineOf(known), school, counts ? 'yes' : 'no']];
  });
  return csv([...columns, 'place', 'counts'], misspelt(rows));
}

/** Those of the personas come later, from the person who plays the virtual school. */
function careFile({ families }: TownShown): string {
  const ordinary = families.filter(({ isPersona }) => !isPersona).flatMap(({ children }) => children);
  const rows = ordinary.flatMap((child) =>
    child.facts.care === undefined ? [] : [[...lineOf(child), child.facts.care]],
  );
  return csv([...columns, 'care'], misspelt(rows));
}

function childrenOf(families: TownShown['families']): ReadonlyMap<string, TownChild> {
  return new Map(families.flatMap(({ children }) => children.map((child) => [child.id, child])));
}

function lineOf({ answer }: TownChild): string[] {
  return [answer.firstNames, answer.lastName, answer.dateOfBirth, answer.currentSchool ?? ''];
}

/** The rows, with a letter of the first one's last name doubled, as somebody might type it. */
function misspelt(rows: readonly string[][]): string[][] {
  return rows.map((row, at) => (at === 0 ? row.map((cell, column) => (column === 1 ? doubled(cell) : cell)) : row));
}

function doubled(name: string): string {
  return `${name}${name.slice(-1)}`;
}
