export type { Applicants, Columns } from './applicants';
export { bandsAmong, untested } from './bands';
export { Scratch } from './members';
export { commitmentOf, drawer } from './draw';
export { thoseWho } from './applicants';
export { rankStage } from './rank-stage';
export type { RankingRules, StageList } from './rank-stage';
export { everyonePool, onePool, poolsOf, stagesOf } from './stages';
export type { Stage } from './stages';
