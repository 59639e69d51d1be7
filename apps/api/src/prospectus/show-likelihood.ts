import { Injectable } from '@nestjs/common';
import type { InputOf, Likelihood, prospectusRoutes } from '@contract';
import { tryChild } from './likelihood/try-child';
import { LookAround } from './look-around';
import { refusals } from './prospectus.refusals';

type Asked = InputOf<typeof prospectusRoutes.likelihood>;

/** Says what would have come of a child at one school in earlier years, with what the family says of the child. */
@Injectable()
export class ShowLikelihood {
  constructor(private readonly looks: LookAround) {}

  run({ params, body }: Pick<Asked, 'params' | 'body'>): Promise<Likelihood> {
    return this.looks.run({ round: params.round, place: body.place, said: body.claims }, async (around) => {
      const intake = around.intakes.find(({ id }) => id === params.intake);
      if (intake === undefined) throw refusals.notInRound();
      return tryChild(intake, around.policies.get(intake.id)?.policy, around.tried);
    });
  }
}
