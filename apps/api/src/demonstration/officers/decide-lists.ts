import { Injectable } from '@nestjs/common';
import type { ListKind } from '@contract';
import { csv } from '@town';
import { DecideLine, ReceiveList, ShowLines } from '../../evidence';
import type { ChildRecord } from '../../applications';
import { Actors } from '../actors';

const keepers: Readonly<Record<ListKind, string>> = { 'ehc-plans': 'joanna-fields', 'looked-after': 'victor-osei' };

/** Decides the lines of lists that may mean several children, as those who keep the lists would. */
@Injectable()
export class DecideLists {
  constructor(
    private readonly lines: ShowLines,
    private readonly decide: DecideLine,
    private readonly receive: ReceiveList,
    private readonly actors: Actors,
  ) {}

  async run(round: string): Promise<void> {
    for (const kind of ['ehc-plans', 'looked-after'] as const) {
      const actor = this.actors.persona(keepers[kind]);
      const { items } = await this.lines.run(actor, { round, kind }, { state: 'to-decide', limit: 100 });
      for (const { id, firstNames, dateOfBirth, candidates } of items) {
        const child = candidates.find((one) => one.dateOfBirth === dateOfBirth && one.firstNames === firstNames)?.child;
        const reason = child === undefined ? 'No child of this name has applied.' : 'The name is misspelt on the list.';
        await this.decide.run(actor, id, { child: child ?? null, reason });
      }
    }
  }

  /** Says of children whose parents spoke of a plan that there is none. */
  async noPlans(round: string, children: readonly ChildRecord[]): Promise<void> {
    const rows = children.map(({ firstNames, lastName, dateOfBirth }) => [
      firstNames,
      lastName,
      dateOfBirth,
      '',
      'none',
      'no',
    ]);
    const text = csv(['first names', 'last name', 'date of birth', 'school', 'place', 'counts'], rows);
    const file = { name: 'no-plans.csv', bytes: Buffer.from(text) };
    await this.receive.run(this.actors.persona(keepers['ehc-plans']), { round, kind: 'ehc-plans' }, file);
  }
}
