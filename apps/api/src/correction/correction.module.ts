import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationModule } from '../allocation';
import { OffersModule } from '../offers';
import { CorrectionController } from './correction.controller';
import { CorrectionEntity } from './correction.entity';
import './correction.happenings';
import { CorrectionsBook } from './corrections-book';
import { CorrectionsReader } from './corrections.reader';
import { CorrectionsStore } from './corrections.store';
import { DecideCorrection } from './decide-correction';
import { ShowCorrection } from './show-correction';

/** Putting right what a wrong fact did, changing no released record. */
@Module({
  imports: [TypeOrmModule.forFeature([CorrectionEntity]), AllocationModule, OffersModule],
  controllers: [CorrectionController],
  providers: [CorrectionsStore, CorrectionsReader, CorrectionsBook, ShowCorrection, DecideCorrection],
  exports: [ShowCorrection, DecideCorrection],
})
export class CorrectionModule {}
