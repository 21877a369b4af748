import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Meter } from '../../telemetry/metrics/meter.js';
import { RouteOff } from '../errors/route-off.js';
import { OwnWordsBody } from '../masked-body.interceptor.js';
import { Route } from '../openapi/route.js';
import { metricsResponse } from './metrics.schema.js';

/** What Prometheus scrapes: open like the probes, since it holds nothing but numbers and words of the code. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly meter: Meter) {}

  @Get()
  @Route({
    summary: 'Metrics for Prometheus; 404 when they are off',
    answer: metricsResponse,
    type: 'text/plain',
  })
  @OwnWordsBody()
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const exposition = await this.meter.exposition();
    if (exposition === null) throw new RouteOff();
    reply.type(exposition.contentType);
    return exposition.text;
  }
}
