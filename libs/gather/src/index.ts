export { asksForWalks } from './asks-for-walks';
export { gather, type GatherProgress } from './gather';
export { asBadInput, inWords } from './in-words';
export { mapPiecesOf } from './map-pieces';
export { pointFinder, type Ends, type PointFinder } from './measuring-points';
export { pointKinds, type Lined, type MapPiece, type PlainChild, type PlainHome, type PlainIntake } from './plain-rows';
export { type PlainPoint, type PlainRound, type PlainRows, type PlainSchool, type PointKind, type PolicyFile } from './plain-rows';
export { type Measurers } from './ruler';
