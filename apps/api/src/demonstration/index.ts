export { BeginDemonstration } from './begin-demonstration';
export { DemonstrationModule } from './demonstration.module';
