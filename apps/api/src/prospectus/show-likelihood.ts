import { Injectable } from '@nestjs/common';
import type { InputOf, Likelihood, prospectusRoutes } from '@contract';
import type { Language } from '@kernel';
import { tryChild } from './likelihood/try-child';
import { LookAround } from './look-around';
import { refusals } from './prospectus.refusals';

type Asked = InputOf<typeof prospectusRoutes.likelihood>;

/** Says what would have come of a child at one school in earlier years, with what the family says of the child. */
@Injectable()
export class ShowLikelihood {
  constructor(private readonly looks: LookAround) {}

  run({ params, body }: Pick<Asked, 'params' | 'body'>, language: Language): Promise<Likelihood> {
    const look = { round: params.round, place: body.place, said: body.claims, language };
    return this.looks.run(look, async (around) => {
      const intake = around.intakes.find(({ id }) => id === params.intake);
      if (intake === undefined) throw refusals.notInRound();
      return tryChild(intake, around.policies.get(intake.id)?.policy, around.tried);
    });
  }
}
