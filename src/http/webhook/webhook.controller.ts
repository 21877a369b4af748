import { Controller, Headers, Post } from '@nestjs/common';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { AlertIngest, type IngestResult } from '../../intake/alert-ingest.js';
import { SentBodies } from '../../intake/senders/sent-bodies.js';
import { Masker, type Masked } from '../../masking/index.js';
import { TRACEPARENT } from '../../telemetry/trace-context.js';
import { inSpan } from '../../telemetry/tracing/span.js';
import { JsonBody } from '../body.pipe.js';
import { Unavailable } from '../errors/unavailable.js';
import { Route } from '../openapi/route.js';
import { alertsOf } from './alerts-of.js';
import { WEBHOOK_ROUTE } from './webhook-route.js';
import { webhookBody, webhookResponse, type WebhookBody } from './webhook.schema.js';

const RETRY_SECONDS = 5;

const SPAN_FACTS = { 'http.request.method': 'POST', 'http.route': '/webhook/alertmanager' };

/** The answer to a message that is understood and holds no alert. */
const NOTHING: IngestResult = { accepted: 0, rejected: 0 };

/** The bridge: the webhook of Alertmanager or another sender in, one message an alert on the stream, answered when all are stored. */
@Controller('webhook/alertmanager')
export class WebhookController {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly masker: Masker,
    private readonly ingest: AlertIngest,
    private readonly bodies: SentBodies,
  ) {}

  @Post()
  @Route({
    summary: 'Take in alerts',
    role: 'ingest',
    answer: webhookResponse,
    unavailable: {
      when: 'Shutting down, too many webhooks at the same time, or the stream cannot store the alerts; try again',
    },
    config: WEBHOOK_ROUTE,
  })
  async accept(
    @JsonBody(webhookBody) body: WebhookBody,
    @Headers(TRACEPARENT) parent?: string,
  ): Promise<Masked<IngestResult>> {
    if (this.lifecycle.stopping) throw new Unavailable('the service is shutting down', RETRY_SECONDS);
    if (!this.ingest.configured) throw new Unavailable('the stream is not configured', RETRY_SECONDS);
    const { accepted, rejected } = await inSpan(
      () => ({ name: 'POST /webhook/alertmanager', kind: 'server', parent, facts: SPAN_FACTS }),
      () => this.#taken(body, parent),
    );
    return this.masker.mask({ accepted, rejected });
  }

  async #taken(body: WebhookBody, parent: string | undefined): Promise<IngestResult> {
    const alerts = await alertsOf(body, this.bodies);
    return alerts === null ? NOTHING : this.ingest.ingest(alerts, parent);
  }
}
