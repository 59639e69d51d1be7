import { Inject, Injectable } from '@nestjs/common';
import { buildTown, checkOptions, townFiles, type Town, type TownFiles } from '@town';
import { type Persona, readPersonas } from '../../people';
import { ENVIRONMENT, type Environment, type TownSettings } from '../../platform';
import { castOf } from './cast';
import { familiesOf, type TownFamily } from './families';
import { modelPolicies } from './model-policies';
import { type Register, registerOf } from './register';

/** The town whole: what it is, its files, its address registers, its families. */
export interface TownShown {
  readonly town: Town;
  readonly files: TownFiles;
  readonly register: Register;
  readonly families: readonly TownFamily[];
}

/** Works out the town from its settings: the same ones give the same town, so nothing of it need be kept. */
@Injectable()
export class TownBook {
  readonly personas: readonly Persona[];
  private known: { readonly key: string; readonly shown: TownShown } | undefined;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.personas = readPersonas(environment.projectRoot);
  }

  /** The town that these settings make; remembered, because it takes a moment. */
  of({ children, schools, seed }: TownSettings): TownShown {
    const key = [children, schools, seed].join(' ');
    if (this.known?.key !== key) this.known = { key, shown: this.make({ children, schools, seed }) };
    return this.known.shown;
  }

  private make(settings: TownSettings): TownShown {
    const town = buildTown(checkOptions(settings));
    const files = townFiles(town, modelPolicies(this.environment.projectRoot));
    const cast = castOf(town);
    const register = registerOf(town, cast);
    return { town, files, register, families: familiesOf(town, cast, register, this.personas) };
  }
}
