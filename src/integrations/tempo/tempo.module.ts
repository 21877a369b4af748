import { Module } from '@nestjs/common';
import { TEMPO_INTEGRATION } from './description.js';
import { TempoClient } from './tempo-client.js';
import { TempoIntegration } from './tempo.integration.js';

@Module({ providers: [TempoClient, TempoIntegration], exports: [TempoIntegration] })
export class TempoModule {
  static readonly about = TEMPO_INTEGRATION;
  static readonly integration = TempoIntegration;
}
