import { Inject, Injectable } from '@nestjs/common';
import { fitPolicy, peopleOf, type TownSchool } from '@town';
import type { Answers, Intake } from '@contract';
import { declaration, EnterForParent } from '../../applications';
import { SeatFamilies } from '../../people';
import { ENVIRONMENT, type Environment } from '../../platform';
import { modelPolicies } from '../town/model-policies';
import type { TownShown } from '../town/town-book';
import { FamiliesIn } from './families-in';
import { neighboursOf } from './neighbours';
import { PuttingTools } from './putting-tools';

/** Enters the neighbour's families as they wrote. */
@Injectable()
export class NeighbourFamilies {
  constructor(
    private readonly seats: SeatFamilies,
    private readonly enter: EnterForParent,
    private readonly known: FamiliesIn,
    private readonly tools: PuttingTools,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The neighbour's own version of a model policy. */
  policyFor(school: TownSchool): string {
    const fitting = { school, phase: 'secondary', places: 30, openSchools: [school.id] } as const;
    return fitPolicy(fitting, modelPolicies(this.environment.projectRoot)).replaceAll('Marramshire', 'Saltshire');
  }

  async run({ town, register }: TownShown, round: string, intakes: readonly Intake[]): Promise<void> {
    const children = neighboursOf(town);
    const people = peopleOf(children, 'secondary', town.options.seed + 1);
    const families = people.map(({ child, name }) => ({ id: child, name: `Alex ${name.split(' ').at(-1) ?? ''}` }));
    await this.seats.run(
      families.filter(({ id }) => id !== 'ella-stone').map((one) => ({ ...one, email: `${one.id}@families.example` })),
    );
    const sent = await this.known.guarded(round);
    for (const [at, person] of people.entries()) {
      const [firstNames = '', ...last] = person.name.split(' ');
      const { account } = this.tools.actors.parent({ id: person.child, name: person.name });
      if (sent.has(account)) continue;
      const lastName = person.child === 'ella-stone' ? 'Stone' : last.join(' ');
      const order = at % 2 === 0 ? intakes : [...intakes].reverse();
      const answers: Answers = {
        child: { firstNames, lastName, dateOfBirth: person.born },
        home: register.homeBeyond(at * 7),
        preferences: order.map(({ id }) => ({ intake: id })),
      };
      await this.enter.run(this.tools.actors.persona('nina-cole'), {
        ...{ round, channel: 'paper', receivedAt: this.tools.clock.now().toISOString(), account, answers },
        ...{ relationship: 'mother', parentalResponsibility: true, declaration: declaration.version },
      });
    }
  }
}
