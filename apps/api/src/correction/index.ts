export { CorrectionModule } from './correction.module';
export { DecideCorrection } from './decide-correction';
export { ShowCorrection } from './show-correction';
