import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Metrics } from './metrics';

/** Counts the connections to the database, so that an operator sees when requests wait for one. */
@Injectable()
export class PoolReader implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.watch({
      name: 'fairplace_database_connections',
      help: 'Connections to the database: in use, idle, and requests that wait for one.',
      labels: ['state'],
      read: () => this.read(),
    });
  }

  private read() {
    const pool: unknown = Reflect.get(this.source.driver, 'master');
    if (!(pool instanceof Pool)) return [];
    return [
      { labels: { state: 'in-use' }, value: pool.totalCount - pool.idleCount },
      { labels: { state: 'idle' }, value: pool.idleCount },
      { labels: { state: 'waited-for' }, value: pool.waitingCount },
    ];
  }
}
