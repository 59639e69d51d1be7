import { Global, Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../environment';
import { scannerAt } from './clamd';
import { FileStore } from './file-store';
import { openFileStore } from './open-file-store';
import { VirusScanner } from './virus-scanner';

/** Files kept safely, and the virus check: one store and one scanner for every room. */
@Global()
@Module({
  providers: [
    { provide: FileStore, inject: [ENVIRONMENT], useFactory: openFileStore },
    {
      provide: VirusScanner,
      inject: [ENVIRONMENT],
      useFactory: (environment: Environment) => scannerAt(environment.storage.clamdUrl),
    },
  ],
  exports: [FileStore, VirusScanner],
})
export class StorageModule {}
