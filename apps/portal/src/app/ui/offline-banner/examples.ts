import { type Examples, example } from '../example/example';
import { OfflineBannerComponent } from './offline-banner.component';

export const examples: Examples = {
  name: 'offline-banner',
  says: 'That the connection is gone.',
  examples: [
    example('nothing waits', OfflineBannerComponent, { offline: true }),
    example('answers wait', OfflineBannerComponent, { offline: true, kept: 2 }),
    example('online', OfflineBannerComponent, {}),
  ],
};
