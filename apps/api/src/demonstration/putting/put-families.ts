import { Injectable } from '@nestjs/common';
import type { Intake } from '@contract';
import { SeatFamilies } from '../../people';
import type { TownFamily } from '../town/families';
import { FamiliesIn } from './families-in';
import { inParallel } from './in-parallel';
import { PutFamily } from './put-family';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

/** How many families apply at the same time. */
const atOnce = 4;

/** Lets the families of the town apply, each as their parent, as far as each has come. */
@Injectable()
export class PutFamilies implements Step {
  readonly name = 'families';

  constructor(
    private readonly seats: SeatFamilies,
    private readonly put: PutFamily,
    private readonly known: FamiliesIn,
    private readonly rounds: TownRound,
  ) {}

  async run({ shown: { families }, underWay }: StepUnderWay): Promise<void> {
    const { round, intakes } = await this.rounds.whole();
    await this.seats.run(families.filter(({ isPersona }) => !isPersona));
    const sent = await this.known.sent(round.id);
    const left = families.filter((family) => family.come !== 'nothing' && !isIn(family, sent));
    const of = families.length;
    let done = of - left.length;
    await underWay.progress(done, of);
    await inParallel(left, atOnce, underWay, async (family) => {
      await this.put.run(family, { round: round.id, intakes: named(family, intakes) });
      done += 1;
      if (done % 20 === 0) await underWay.progress(done, of);
    });
    await underWay.progress(of, of);
  }
}

/** Whether every child of a family is in, so far as the family has come. */
function isIn({ id, children, come }: TownFamily, sent: ReadonlyMap<string, ReadonlyMap<string, string>>): boolean {
  const own = sent.get(id);
  return come === 'sent' && children.every(({ answer }) => own?.has(answer.firstNames) === true);
}

function named({ schools }: TownFamily, intakes: ReadonlyMap<string, Intake>): readonly Intake[] {
  return schools.flatMap((school) => intakes.get(school) ?? []);
}
