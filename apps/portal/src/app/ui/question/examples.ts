import { type Examples, example } from '../example/example';
import { ConflictComponent } from './conflict.component';
import type { Step } from './journey';
import { QuestionPageComponent } from './question-page.component';

const child: Step = {
  id: 'child',
  title: { says: 'Your child' },
  says: { says: 'As on the birth certificate.' },
  fields: [
    {
      kind: 'text',
      at: 'child.firstNames',
      label: { says: 'First names' },
      missing: { says: 'Enter your child’s first name' },
    },
    {
      kind: 'date',
      at: 'child.dateOfBirth',
      label: { says: 'Date of birth' },
      missing: { says: 'Enter the date of birth' },
    },
    { kind: 'text', at: 'child.preferredName', label: { says: 'Name used at home' } },
  ],
};
const nights: Step = {
  id: 'nights',
  title: { says: 'Nights' },
  fields: [
    {
      kind: 'whole',
      at: 'home.nights',
      width: 2,
      label: { says: 'How many school nights does your child sleep here?' },
      missing: { says: 'Enter a number' },
    },
  ],
};

export const questionPages: Examples = {
  name: 'question-page',
  says: 'One step of a journey, drawn from data.',
  examples: [
    example('several fields', QuestionPageComponent, {
      step: child,
      answers: { child: { firstNames: 'Maryam' } },
      state: 'saved',
    }),
    example('refused by the service', QuestionPageComponent, {
      step: nights,
      answers: { home: { nights: 9 } },
      state: 'refused',
      refused: [{ field: 'home-nights', says: { says: 'There are five school nights' } }],
    }),
  ],
};

export const conflicts: Examples = {
  name: 'conflict',
  says: 'Two answers to one question, side by side.',
  examples: [
    example('two addresses', ConflictComponent, {
      question: 'Your address',
      yours: ['12 Quay Street', 'Marram'],
      saved: ['3 Mill Lane', 'Marram'],
      savedAt: '2028-01-10T19:45:00Z',
    }),
  ],
};
