import { Body, Controller, Headers, HttpCode, Optional, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { StreamHealth } from '../../lifecycle/stream-health.js';
import { AlertIngest, type IngestResult } from '../../intake/alert-ingest.js';
import { Masker, type Masked } from '../../masking/index.js';
import { TRACEPARENT } from '../../telemetry/trace-context.js';
import { BodyOf } from '../body.pipe.js';
import { Unavailable } from '../errors/unavailable.js';
import { webhookBody, type WebhookBody } from './webhook.schema.js';

const RETRY_SECONDS = 5;

/** Route config that `webhook-route.ts` looks for: a larger body. */
export const WEBHOOK_ROUTE = { webhook: true, role: 'ingest' } as const;

/** The bridge: Alertmanager's webhook in, one message an alert on the stream, answered when all are stored. */
@Controller('webhook/alertmanager')
export class WebhookController {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly masker: Masker,
    @Optional() private readonly ingest?: AlertIngest,
    @Optional() private readonly stream?: StreamHealth,
  ) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(WEBHOOK_ROUTE)
  async accept(
    @Body(new BodyOf(webhookBody)) body: WebhookBody,
    @Headers(TRACEPARENT) parent?: string,
  ): Promise<Masked<IngestResult>> {
    if (this.lifecycle.stopping) throw new Unavailable('the service is shutting down', RETRY_SECONDS);
    if (this.ingest === undefined || this.stream?.status().state === 'disabled') {
      throw new Unavailable('the stream is not configured', RETRY_SECONDS);
    }
    const { accepted, rejected } = await this.ingest.ingest(body, parent);
    return this.masker.mask({ accepted, rejected });
  }
}
