import { Module } from '@nestjs/common';
import { CollectorsModule } from '../collect/collectors.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { ToolsModule } from '../integrations/tools.module.js';
import { Analyst } from './analyst.js';
import { Chat } from '../chat/chat.js';
import { AnalysisHistory } from './history/analysis-history.js';
import { PendingWrites } from './history/pending-writes.js';
import { IncidentHistory } from '../incidents/incident-history.js';
import { IncidentReports } from '../incidents/incident-report.js';
import { PipelineAnalyst } from './pipeline-analyst.js';

/** The pipeline as an `Analyst`, chat and the reports of incidents. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [CollectorsModule, LlmModule, SessionsModule, IntegrationsModule, ToolsModule],
  providers: [
    AnalysisHistory,
    PendingWrites,
    IncidentHistory,
    IncidentReports,
    Chat,
    { provide: Analyst, useClass: PipelineAnalyst },
  ],
  exports: [Analyst, Chat, IncidentReports],
})
export class PipelineModule {}
