import { Module } from '@nestjs/common';
import { SessionsModule } from '../../sessions/sessions.module.js';
import { AnalysisHistory } from './analysis-history.js';
import { PendingWrites } from './pending-writes.js';

/** What was found before, and what is kept. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [SessionsModule],
  providers: [AnalysisHistory, PendingWrites],
  exports: [AnalysisHistory, PendingWrites],
})
export class HistoryModule {}
