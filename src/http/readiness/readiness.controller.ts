import { Controller, Get, Res } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult } from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Readiness } from '../../lifecycle/readiness.js';
import { Masker, type Masked } from '../../masking/index.js';
import { Route } from '../openapi/route.js';
import { readinessResponse } from './readiness.schema.js';

/** Whether the pod may be sent work: 503 only while starting or stopping; what is degraded stands in the body. */
@Controller('readyz')
export class ReadinessController {
  constructor(
    private readonly readiness: Readiness,
    private readonly masker: Masker,
  ) {}

  @Get()
  @Route({
    summary: 'Readiness, with the state of every dependency',
    answer: readinessResponse,
    unavailable: { when: 'Starting or shutting down', body: readinessResponse },
  })
  @HealthCheck({ swaggerDocumentation: false, noCache: true })
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<Masked<HealthCheckResult>> {
    const { ready, result } = await this.readiness.report();
    reply.status(ready ? 200 : 503);
    return this.masker.mask(result);
  }
}
