export { AccountsReader, type Contact } from './accounts.reader';
export { CarrySessions } from './demonstration/carry-sessions';
export { type Persona, personaAccount, readPersonas } from './demonstration/personas';
export { type Family, SeatFamilies } from './demonstration/seat-families';
export { mountDemonstrationSignIn } from './mount-demonstration';
export { PeopleModule } from './people.module';
