import { refusalsOf } from '@kernel';

/** Every way in which the allocation room says no. */
export const refusals = refusalsOf('allocation', {
  noRun: { status: 404, says: 'There is no such run.' },
  noList: { status: 404, says: 'There is no such ranked list.' },
  noTrail: { status: 404, says: 'This run says nothing of this child.' },
  wrongState: { status: 409, says: 'The run is not at the step that this needs.' },
  sameOfficer: {
    status: 403,
    says: 'Whoever prepared a run may not release it. A second officer must.',
    paragraph: '2.7',
  },
  samePerson: { status: 403, says: 'Whoever made a list may not adopt it. A second person must.', paragraph: '2.7' },
  dryRun: { status: 409, says: 'A dry run is for looking at. Prepare a run that counts, and release that.' },
  changed: { status: 409, says: 'Something has changed since this run was prepared. Prepare it again.' },
  notExplained: { status: 409, says: 'The reasons that letters give are still being worked out for this run.' },
  drawNotPromised: {
    status: 409,
    says: 'Some schools separate equal children by lot, and no draw was promised for them. Promise one first.',
    paragraph: '1.34',
  },
  schoolMissing: {
    status: 409,
    says: 'A school that took part last time is missing now. Put it back, or say why it does not take part.',
  },
  listNotValid: { status: 422, says: 'The ranked list cannot be used as it is.', paragraph: '2.7' },
  notThisSchool: { status: 403, says: 'This is for the school itself, or for the admissions team of its authority.' },
});
