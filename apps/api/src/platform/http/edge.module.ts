import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Drain } from './drain';
import { Limits } from './limits';
import { Takes } from './takes';

/** What stands between the network and the rooms. */
@Module({
  providers: [Drain, { provide: APP_INTERCEPTOR, useClass: Limits }, { provide: APP_INTERCEPTOR, useClass: Takes }],
  exports: [Drain],
})
export class EdgeModule {}
