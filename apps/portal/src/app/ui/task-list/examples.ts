import { type Examples, example } from '../example/example';
import { TaskListComponent } from './task-list.component';

export const examples: Examples = {
  name: 'task-list',
  says: 'What there is to do, and how far each thing has come.',
  examples: [
    example('a draft', TaskListComponent, {
      tasks: [
        { id: 'child', title: 'Your child', to: '/gallery/task-list', status: 'Done' },
        { id: 'home', title: 'Where your child lives', to: '/gallery/task-list', status: 'Started', tone: 'new' },
        {
          id: 'schools',
          title: 'Schools you would like',
          hint: 'Up to 3, in the order you want them',
          to: '/gallery/task-list',
          status: 'Not started',
          tone: 'new',
        },
        { id: 'send', title: 'Check and send', status: 'Cannot start yet' },
      ],
    }),
  ],
};
