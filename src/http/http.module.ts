import { Module } from '@nestjs/common';
import { HealthModule } from '../health/health.module.js';
import { AnalysisJobs } from './analyze/analysis-jobs.js';
import { AnalyzeController } from './analyze/analyze.controller.js';
import { ConfigAiController } from './config-ai/config-ai.controller.js';
import { HttpErrors } from './errors/http-errors.filter.js';
import { InfoController } from './info/info.controller.js';
import { MaskedBody } from './masked-body.interceptor.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { RequestsInFlight } from './requests-in-flight.js';
import { WebhookAccess } from './webhook/webhook-access.js';
import { WebhookController } from './webhook/webhook.controller.js';

/** The HTTP API. What it asks of other rooms (Analyst, ModelSelection, AlertIngest, StreamHealth) comes from global modules. */
@Module({
  imports: [HealthModule],
  controllers: [
    InfoController,
    ReadinessController,
    AnalyzeController,
    ConfigAiController,
    WebhookController,
  ],
  providers: [AnalysisJobs, RequestsInFlight, WebhookAccess, HttpErrors, MaskedBody],
})
export class HttpModule {}
