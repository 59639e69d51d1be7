export { AccountsReader, type Contact } from './accounts.reader';
export { personaAccount } from './demonstration/personas';
export { mountDemonstrationSignIn } from './mount-demonstration';
export { PeopleModule } from './people.module';
