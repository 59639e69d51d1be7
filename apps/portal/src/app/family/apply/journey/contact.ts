import { draftOf } from './draft';
import type { Section } from './section';

/** How to reach whoever applies, and what helps them. */
export const contactSection: Section = {
  id: 'contact',
  steps: [
    {
      id: 'how',
      title: 'apply.contact.title',
      fields: [
        {
          kind: 'radios',
          at: 'contact.by',
          label: 'apply.contact.by',
          options: [
            { value: 'email', label: 'apply.contact.byEmail' },
            { value: 'post', label: 'apply.contact.byPost' },
            { value: 'telephone', label: 'apply.contact.byTelephone' },
          ],
          missing: 'apply.contact.byMissing',
        },
        {
          kind: 'email',
          at: 'contact.email',
          autocomplete: 'email',
          width: 30,
          label: 'apply.contact.email',
          missing: 'apply.contact.emailMissing',
          asked: (answers) => draftOf(answers).contact?.by === 'email',
        },
        {
          kind: 'tel',
          at: 'contact.telephone',
          autocomplete: 'tel',
          width: 20,
          label: 'apply.contact.telephone',
          missing: 'apply.contact.telephoneMissing',
          check: (value) => (/^[+\d][\d ()-]{5,29}$/.test(String(value)) ? undefined : 'apply.contact.telephoneWrong'),
          asked: (answers) => draftOf(answers).contact?.by === 'telephone',
        },
        {
          kind: 'text-area',
          at: 'contact.needs',
          most: 2000,
          label: 'apply.contact.needs',
          hint: 'apply.contact.needsHint',
        },
      ],
    },
  ],
};
