import { Module } from '@nestjs/common';
import { JetStreamModule } from '../../jetstream/jetstream.module.js';
import { GroupResults } from '../group-results.js';
import { Analyses } from './analyses.js';

/** Reads analyses back from the stream. Settings, Masker and Clock come from global modules. */
@Module({ imports: [JetStreamModule], providers: [GroupResults, Analyses], exports: [Analyses] })
export class AnalysesModule {}
