import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InstallationEntity } from './installation.entity';

/** When this database was set up, and by which version. */
export interface Installation {
  readonly installedAt: Date;
  readonly installedVersion: string;
}

/** Reads the installation, which also proves that the database answers and its schema is in place. */
@Injectable()
export class InstallationReader {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async read(): Promise<Installation> {
    return this.source.getRepository(InstallationEntity).findOneByOrFail({ oneRow: true });
  }
}
