import { Module } from '@nestjs/common';
import { GatherRound } from './gathering/gather-round';

/** What is true of a child, found by somebody who answers for it; and a round gathered from what was found. */
@Module({ providers: [GatherRound], exports: [GatherRound] })
export class EvidenceModule {}
