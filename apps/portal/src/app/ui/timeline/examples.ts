import { type Examples, example } from '../example/example';
import { TimelineComponent } from './timeline.component';

export const examples: Examples = {
  name: 'timeline',
  says: 'What happened, and what comes next.',
  examples: [
    example('an application', TimelineComponent, {
      lines: [
        { id: '4', at: '2028-04-16', title: 'Offer day', ahead: true },
        {
          id: '3',
          at: '2028-02-02',
          title: 'We measured how far you live from each school',
          link: { text: 'See how', to: '/gallery/map' },
        },
        {
          id: '2',
          at: '2028-01-21T10:12:00Z',
          title: 'A paper was accepted',
          says: 'Your baptism certificate shows what you said.',
          tag: { text: 'Accepted', tone: 'good' },
        },
        { id: '1', at: '2028-01-10T19:45:00Z', title: 'We got your application', says: 'Receipt FP-7Q2K-91LM' },
      ],
    }),
  ],
};
