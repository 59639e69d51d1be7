import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ClockEntity } from './clock.entity';

/** Keeps how far the demonstration's clock runs ahead, for every process of the service. */
@Injectable()
export class ClockStore {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async ahead(): Promise<number> {
    const found = await this.source.getRepository(ClockEntity).findOneBy({ oneRow: true });
    return Number(found?.aheadMs ?? 0);
  }

  async setAhead(milliseconds: number): Promise<void> {
    await this.source.getRepository(ClockEntity).save({ oneRow: true, aheadMs: String(milliseconds) });
  }
}
