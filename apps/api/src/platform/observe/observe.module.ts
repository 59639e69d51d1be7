import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics';
import { PoolReader } from './pool.reader';

/** The numbers an operator watches, open to every room that has one to add. */
@Global()
@Module({ providers: [Metrics, PoolReader], exports: [Metrics] })
export class ObserveModule {}
