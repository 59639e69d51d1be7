import { type Examples, example } from '../example/example';
import { CheckboxesComponent } from './checkboxes.component';
import { DateFieldComponent } from './date-field.component';
import { RadiosComponent } from './radios.component';
import { SearchSelectComponent } from './search-select.component';
import { TextAreaComponent } from './text-area.component';
import { TextFieldComponent } from './text-field.component';

const schools = [
  { value: 'oak', label: 'Oak Primary School', hint: 'Mill Lane, FP1 2AB' },
  { value: 'elm', label: 'Elm Grove School', hint: 'Station Road, FP1 4CD' },
  { value: 'st', label: 'St Aldhelm’s Catholic Primary School', hint: 'Church Street, FP2 1EF' },
];
const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

export const textFields: Examples = {
  name: 'text-field',
  says: 'One line of text, an e-mail address, a telephone number, a code or a number.',
  examples: [
    example('text', TextFieldComponent, { name: 'first-names', label: 'First names', autocomplete: 'given-name' }),
    example('with a hint and a width', TextFieldComponent, {
      name: 'postcode',
      label: 'Postcode',
      hint: 'For example, FP1 2AB',
      width: 10,
    }),
    example('with an error', TextFieldComponent, {
      name: 'email',
      label: 'E-mail address',
      kind: 'email',
      value: 'aisha@',
      error: 'Enter an e-mail address, like name@example.org',
    }),
    example('number', TextFieldComponent, {
      name: 'nights',
      label: 'How many school nights?',
      kind: 'whole',
      width: 2,
      suffix: 'of 5',
      value: '3',
    }),
    example('as the heading of its page', TextFieldComponent, {
      name: 'code',
      label: 'What is the code we sent you?',
      heading: true,
      kind: 'code',
      width: 10,
    }),
  ],
};

export const textAreas: Examples = {
  name: 'text-area',
  says: 'Several lines of text.',
  examples: [
    example('plain', TextAreaComponent, { name: 'why', label: 'Why is your application late?' }),
    example('with a limit', TextAreaComponent, {
      name: 'says',
      label: 'Tell us more',
      most: 200,
      value: 'We moved here in March.',
    }),
    example('too long', TextAreaComponent, {
      name: 'long',
      label: 'Tell us more',
      most: 10,
      value: 'We moved here in March.',
      error: 'Use 10 characters or fewer',
    }),
  ],
};

export const dateFields: Examples = {
  name: 'date-field',
  says: 'A date that people know, in three fields.',
  examples: [
    example('plain', DateFieldComponent, {
      name: 'born',
      label: 'When was your child born?',
      hint: 'For example, 27 3 2023',
    }),
    example('filled in', DateFieldComponent, { name: 'moved', label: 'When did you move in?', value: '2023-11-30' }),
    example('with an error', DateFieldComponent, {
      name: 'wrong',
      label: 'Date of birth',
      value: '2023-2-30',
      error: 'Enter a real date',
    }),
  ],
};

export const radios: Examples = {
  name: 'radios',
  says: 'One of a few things.',
  examples: [
    example('yes or no', RadiosComponent, {
      name: 'twins',
      label: 'Are you applying for twins?',
      options: yesNo,
      inline: true,
    }),
    example('with hints and one apart', RadiosComponent, {
      name: 'address',
      label: 'Which is your address?',
      options: schools,
      apart: { value: 'none', label: 'My address is not here' },
      value: 'elm',
    }),
    example('with an error', RadiosComponent, {
      name: 'care',
      label: 'Is your child in care?',
      options: yesNo,
      error: 'Say if your child is in care',
    }),
  ],
};

export const checkboxes: Examples = {
  name: 'checkboxes',
  says: 'Any number of a few things.',
  examples: [
    example('with a way to say none', CheckboxesComponent, {
      name: 'claims',
      label: 'Which of these are true?',
      hint: 'Tick all that are true.',
      options: [
        { value: 'sibling', label: 'A brother or sister goes to the school' },
        { value: 'faith', label: 'We go to church', hint: 'The school will ask for proof.' },
      ],
      none: { value: 'none', label: 'None of these' },
      value: ['sibling'],
    }),
    example('with an error', CheckboxesComponent, {
      name: 'declare',
      label: 'Before you send',
      options: [{ value: 'true', label: 'All I have said is true' }],
      error: 'Tick to say that it is true',
    }),
  ],
};

export const searchSelects: Examples = {
  name: 'search-select',
  says: 'One of many things, found by typing.',
  examples: [
    example('empty', SearchSelectComponent, {
      name: 'school',
      label: 'Which school does the brother or sister go to?',
      options: schools,
    }),
    example('chosen', SearchSelectComponent, { name: 'chosen', label: 'School', options: schools, value: 'elm' }),
    example('with an error', SearchSelectComponent, {
      name: 'missing',
      label: 'School',
      options: schools,
      error: 'Choose a school',
    }),
  ],
};
