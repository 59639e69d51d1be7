export { OffersModule } from './offers.module';
export { OffersReader } from './offers.reader';
export type { ChildToWrite, OfferRow, PlaceToPropose, RefusedRow, Vacancies, WaitingRow } from './offers.types';
