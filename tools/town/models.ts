import { join } from 'node:path';
import { projectRoot } from '../files/project-root';

/** The folder of the model policies that a town fits to its schools. */
export const modelFolder = join(projectRoot, 'config/policies/town');
