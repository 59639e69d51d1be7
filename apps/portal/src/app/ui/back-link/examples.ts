import { type Examples, example } from '../example/example';
import { BackLinkComponent } from './back-link.component';
import { BreadcrumbsComponent } from './breadcrumbs.component';

export const examples: Examples = {
  name: 'back-link',
  says: 'The way back in a journey, or up among pages.',
  examples: [
    example('back', BackLinkComponent, { to: '/gallery' }),
    example('breadcrumbs', BreadcrumbsComponent, {
      pages: [
        { title: 'Home', to: '/' },
        { title: 'Find schools', to: '/gallery' },
      ],
    }),
  ],
};
