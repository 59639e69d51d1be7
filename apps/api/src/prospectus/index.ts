export { PutInPastYears } from './past-years/put-in-past-years';
export { ProspectusModule } from './prospectus.module';
