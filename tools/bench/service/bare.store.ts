import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { BareRow } from './bare-row.entity';

/** Reads one row by its primary key, and commits one INSERT. */
@Injectable()
export class BareStore {
  constructor(@InjectRepository(BareRow) private readonly rows: Repository<BareRow>) {}

  read(id: string): Promise<BareRow | null> {
    return this.rows.findOneBy({ id });
  }

  async write(text: string): Promise<string> {
    const id = randomUUID();
    await this.rows.insert({ id, text });
    return id;
  }
}
