export { ConsultPolicy } from './consult-policy';
export { DeterminePolicy } from './determine-policy';
export { DraftPolicy } from './draft-policy';
export { PoliciesModule } from './policies.module';
export { type DeterminedPolicy, PoliciesReader } from './policies.reader';
