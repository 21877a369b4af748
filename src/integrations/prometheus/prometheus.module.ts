import { Module } from '@nestjs/common';
import { PROMETHEUS_INTEGRATION } from './description.js';
import { PrometheusClient } from './prometheus-client.js';
import { PrometheusIntegration } from './prometheus.integration.js';

@Module({ providers: [PrometheusClient, PrometheusIntegration], exports: [PrometheusIntegration] })
export class PrometheusModule {
  static readonly about = PROMETHEUS_INTEGRATION;
  static readonly integration = PrometheusIntegration;
}
