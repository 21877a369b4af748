import { Module } from '@nestjs/common';
import { HistoryModule } from '../analysis/history/history.module.js';
import { InvestigationModule } from '../investigation/investigation.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { IncidentHistory } from './incident-history.js';
import { IncidentReports } from './incident-report.js';

/** Final reports of incidents. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [InvestigationModule, HistoryModule, SessionsModule],
  providers: [IncidentHistory, IncidentReports],
  exports: [IncidentReports],
})
export class IncidentsModule {}
