import { type Examples, example } from '../example/example';
import { NotificationBannerComponent } from './notification-banner.component';

export const examples: Examples = {
  name: 'notification-banner',
  says: 'News about the page as a whole.',
  examples: [
    example(
      'important',
      NotificationBannerComponent,
      {},
      { content: 'You have 3 days left to send your application.' },
    ),
    example('good', NotificationBannerComponent, { good: true }, { content: 'Your papers have arrived.' }),
  ],
};
