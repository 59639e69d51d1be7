import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { dataFolderOf } from '../database/data-folder';
import { ENVIRONMENT, type Environment } from '../environment';
import { openPost } from './open-post';
import { Outbox } from './outbox';
import { Post } from './post';

/** Post going out: one carrier for every room; the demonstration's outbox besides, where there is one. */
@Global()
@Module({
  providers: [
    {
      provide: Post,
      inject: [ENVIRONMENT, Clock],
      useFactory: (environment: Environment, clock: Clock) =>
        openPost({
          mode: environment.mode,
          post: environment.post,
          folder: environment.mode === 'demonstration' ? dataFolderOf(environment) : '',
          now: () => clock.now(),
        }),
    },
    {
      provide: Outbox,
      inject: [Post],
      useFactory: (post: Post) => (post instanceof Outbox ? post : undefined),
    },
  ],
  exports: [Post, Outbox],
})
export class PostModule {}
