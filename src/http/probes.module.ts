import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HealthModule } from '../lifecycle/health.module.js';
import { Access } from './access/access.js';
import { HttpErrors } from './errors/http-errors.filter.js';
import { InfoController } from './info/info.controller.js';
import { MaskedBody } from './masked-body.interceptor.js';
import { HttpFigures } from './metrics/http-figures.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ApiDescription } from './openapi/api-description.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { RequestsInFlight } from './requests-in-flight.js';

/** What every process answers whatever its role, and what any route needs. */
export const PROBES = {
  controllers: [InfoController, ReadinessController, MetricsController],
  providers: [RequestsInFlight, HttpFigures, Access, ApiDescription, HttpErrors, MaskedBody],
};

/** Probes and metrics alone: of a process without the role `http`. */
@Module({
  imports: [DiscoveryModule, HealthModule],
  controllers: PROBES.controllers,
  providers: PROBES.providers,
})
export class ProbesModule {}
