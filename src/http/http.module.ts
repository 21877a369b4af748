import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { ChatModule } from '../chat/chat.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { HealthModule } from '../lifecycle/health.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { Access } from './access/access.js';
import { AnalysisJobs } from './analyze/analysis-jobs.js';
import { AnalyzeController } from './analyze/analyze.controller.js';
import { ChatController } from './chat/chat.controller.js';
import { ConfigAiController } from './config-ai/config-ai.controller.js';
import { HttpErrors } from './errors/http-errors.filter.js';
import { HttpFigures } from './metrics/http-figures.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { InfoController } from './info/info.controller.js';
import { MaskedBody } from './masked-body.interceptor.js';
import { ApiDescription } from './openapi/api-description.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { RequestsInFlight } from './requests-in-flight.js';
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
  ],
  controllers: [
    InfoController,
    ReadinessController,
    MetricsController,
    AnalyzeController,
    SummarizeIncidentController,
    ChatController,
    ConfigAiController,
    WebhookController,
  ],
  providers: [AnalysisJobs, RequestsInFlight, HttpFigures, Access, ApiDescription, HttpErrors, MaskedBody],
})
export class HttpModule {}
