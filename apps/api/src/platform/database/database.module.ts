import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../clock/clock';
import { ClockStore } from '../clock/clock.store';
import { Database } from './database';
import { serviceOptions } from './data-source';
import { InstallationEntity } from './installation.entity';
import { InstallationReader } from './installation.reader';
import { ClockEntity } from '../clock/clock.entity';

/** Connects the rooms to the database, and gives them the time. */
@Global()
@Module({})
export class DatabaseModule {
  static at(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({ ...serviceOptions(url), autoLoadEntities: true }),
        TypeOrmModule.forFeature([InstallationEntity, ClockEntity]),
      ],
      providers: [InstallationReader, Database, ClockStore, Clock],
      exports: [InstallationReader, Database, Clock],
    };
  }
}
