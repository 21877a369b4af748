import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../alerts/canonical-json.js';
import { alertIdOf } from '../alerts/identity.js';
import { type InvalidAlert, type ReceivedAlert, receiveAlert } from '../alerts/receive.js';
import { KUBERNETES } from '../integrations/kubernetes/settings.js';
import { Settings } from '../config/settings.js';
import { cloudEventHeaders } from '../jetstream/cloud-events.js';
import { DeadLetters } from '../jetstream/dead-letters.js';
import { inBatches } from '../jetstream/in-batches.js';
import { MessageTooLarge } from '../jetstream/nats-message-log.js';
import { MessageLog, StreamUnavailable, toBytes } from '../jetstream/ports.js';
import { names } from '../jetstream/topology.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { AlertIngest, type IngestResult, IngestUnavailable, type WebhookAlerts } from './alert-ingest.js';

const AT_ONCE = 32;

/** Alertmanager gives up after its group interval; it is better to answer 503 early and be asked again. */
const PATIENCE_MS = 5000;

const SLOT_MS = 600_000;

/** The bridge from Alertmanager's webhook to the ALERTS stream. */
@Injectable()
export class StreamAlertIngest extends AlertIngest {
  constructor(
    private readonly log: MessageLog,
    private readonly letters: DeadLetters,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    super();
  }

  get configured(): boolean {
    return this.settings.stream.enabled;
  }

  async ingest(webhook: WebhookAlerts, parent?: string): Promise<IngestResult> {
    if (!this.configured) throw new IngestUnavailable('the stream is off: NATS_URL is not set');
    try {
      const accepted = await inBatches(webhook.alerts, AT_ONCE, (body) => this.#one(body, parent));
      const count = accepted.filter(Boolean).length;
      const result = { accepted: count, rejected: accepted.length - count };
      this.logger.info('webhook_published', { ...result, truncated: webhook.truncatedAlerts ?? 0 });
      return result;
    } catch (error) {
      if (error instanceof StreamUnavailable) throw new IngestUnavailable(error.message, { cause: error });
      throw error;
    }
  }

  async #one(body: unknown, parent: string | undefined): Promise<boolean> {
    const received = receiveAlert(body);
    if ('reason' in received) return this.#reject(received);
    try {
      await this.#publish(received, body, parent);
      return true;
    } catch (error) {
      if (error instanceof MessageTooLarge)
        return this.#reject({ reason: error.message, body: { labels: received.alert.labels } });
      throw error;
    }
  }

  async #publish({ alert }: ReceivedAlert, body: unknown, parent: string | undefined): Promise<void> {
    const id = alertIdOf(alert.fingerprint, this.settings.of(KUBERNETES).clusterName);
    const messageId = this.#messageId(alert);
    await this.log.append(names(this.settings.stream.prefix).alert(alert.status, id), toBytes(body), {
      headers: cloudEventHeaders({
        type: `io.kuberca.alert.${alert.status}.v1`,
        subject: id,
        time: this.clock.now().toISOString(),
        id: messageId,
        parent,
      }),
      messageId,
      patienceMs: PATIENCE_MS,
    });
  }

  /** Equal for a retried webhook, different for a later change: the canonical alert and a ten-minute slot. */
  #messageId(alert: ReceivedAlert['alert']): string {
    const { labels, annotations, status, startsAt, endsAt } = alert;
    const cluster = this.settings.of(KUBERNETES).clusterName;
    const slot = Math.floor(this.clock.now().getTime() / SLOT_MS);
    const canonical = canonicalJson({ cluster, labels, annotations, status, startsAt, endsAt, slot });
    return createHash('sha256').update(canonical).digest('hex');
  }

  async #reject({ reason, body }: InvalidAlert): Promise<false> {
    const bytes = toBytes(body ?? null);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await this.letters.bury(
      bytes,
      { stage: 'intake', class: 'invalid-input', reason, attempts: 1, firstFailureAt: null },
      {
        subject: 'POST /webhook/alertmanager',
        stream: 'webhook',
        sequence: null,
        messageId: `webhook:${hash}`,
      },
    );
    return false;
  }
}
