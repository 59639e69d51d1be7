export { EvidenceModule } from './evidence.module';
export type { Block, BlockKind, GatheredRound, RoundAsked } from './evidence.types';
export { GatherRound } from './gathering/gather-round';
