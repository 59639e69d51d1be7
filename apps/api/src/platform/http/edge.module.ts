import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Drain } from './drain';
import { Limits } from './limits';
import { Takes } from './takes';

/**
 * What stands between the network and the rooms. Its guards ask in the order in which modules are imported: whoever imports it
 * does so after the room that says who asks, because limits are counted by account.
 *
 * Guards, and no interceptors: an answer that passes through one takes a tenth longer, and these look at requests alone.
 */
@Module({
  providers: [Drain, { provide: APP_GUARD, useClass: Limits }, { provide: APP_GUARD, useClass: Takes }],
  exports: [Drain],
})
export class EdgeModule {}
