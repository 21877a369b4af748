import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { ChatModule } from '../chat/chat.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { AnalysesModule } from '../groups/analyses/analyses.module.js';
import { HealthModule } from '../lifecycle/health.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { AnalysesController } from './analyses/analyses.controller.js';
import { AnalysisJobs } from './analyze/analysis-jobs.js';
import { AnalyzeController } from './analyze/analyze.controller.js';
import { SharedAnalyses } from './analyze/shared-analyses.js';
import { ChatController } from './chat/chat.controller.js';
import { ConfigAiController } from './config-ai/config-ai.controller.js';
import { PROBES } from './probes.module.js';
import { SummarizeIncidentController } from './summarize-incident/summarize-incident.controller.js';
import { WebhookController } from './webhook/webhook.controller.js';

/** The HTTP API. Settings, Masker, Logger, Clock and Lifecycle come from global modules. */
@Module({
  imports: [
    DiscoveryModule,
    HealthModule,
    PipelineModule,
    ChatModule,
    IncidentsModule,
    IntakeModule,
    LlmModule,
    AnalysesModule,
  ],
  controllers: [
    ...PROBES.controllers,
    AnalyzeController,
    AnalysesController,
    SummarizeIncidentController,
    ChatController,
    ConfigAiController,
    WebhookController,
  ],
  providers: [AnalysisJobs, SharedAnalyses, ...PROBES.providers],
})
export class HttpModule {}
