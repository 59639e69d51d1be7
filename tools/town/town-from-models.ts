import { makeTown, type TownFiles, type TownOptions } from '@town';
import { townModels } from './models';

/** A fictional English authority as plain files, its policies fitted from the models in `config/policies/town`. */
export function townFromModels(options: TownOptions): TownFiles {
  return makeTown(options, townModels());
}
