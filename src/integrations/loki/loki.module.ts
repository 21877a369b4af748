import { Module } from '@nestjs/common';
import { LOKI_INTEGRATION } from './description.js';
import { LokiClient } from './loki-client.js';
import { LokiIntegration } from './loki.integration.js';

@Module({ providers: [LokiClient, LokiIntegration], exports: [LokiIntegration] })
export class LokiModule {
  static readonly about = LOKI_INTEGRATION;
  static readonly integration = LokiIntegration;
}
