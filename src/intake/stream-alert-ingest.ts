import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { alertIdOf } from '../alerts/identity.js';
import { type InvalidAlert, receiveAlert } from '../alerts/receive.js';
import type { SentAlert } from '../alerts/sent-alert.js';
import { Settings } from '../config/settings.js';
import { cloudEventHeaders } from '../jetstream/cloud-events.js';
import { DeadLetters } from '../jetstream/dead-letters.js';
import { inBatches } from '../jetstream/in-batches.js';
import { MessageTooLarge } from '../jetstream/nats-message-log.js';
import { MessageLog, StreamUnavailable, toBytes } from '../jetstream/ports.js';
import { names } from '../jetstream/stream-names.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { turn } from '../waiting/turn.js';
import { SENDER } from './sender-of.js';
import { CHUNK_BYTES, chunksOf, type Chunk } from './webhook-chunks.js';
import { AlertIngest, type IngestResult, IngestUnavailable, type WebhookAlerts } from './alert-ingest.js';

const AT_ONCE = 32;

/** Room for a message's headers, which the server counts with its body. */
const HEADER_BYTES = 4096;

/** Alerts of one webhook that are read and stored before others have their turn: some 20 ms. */
const ALERTS_A_TURN = 1000;

/** Whose webhook it is unless its reader says otherwise. */
const BRIDGED = 'alertmanager';

/** Alertmanager gives up after its group interval; it is better to answer 503 early and be asked again. */
const PATIENCE_MS = 5000;

/** An alert as received, and as it is read. */
interface UsableAlert {
  readonly body: unknown;
  readonly alert: SentAlert;
}

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
      const { alerts, truncatedAlerts: truncated = 0, sender = BRIDGED } = webhook;
      const largest = Math.min(CHUNK_BYTES, this.log.maxBytes() - HEADER_BYTES);
      let accepted = 0;
      let messages = 0;
      for (let start = 0; start < alerts.length; start += ALERTS_A_TURN) {
        await turn();
        const good = await this.#usable(alerts.slice(start, start + ALERTS_A_TURN));
        const chunks = chunksOf(good, truncated, largest);
        const stored = await inBatches(chunks, AT_ONCE, (chunk) => this.#publish(chunk, { parent, sender }));
        accepted += stored.reduce((sum, count) => sum + count, 0);
        messages += chunks.length;
      }
      const result = { accepted, rejected: alerts.length - accepted };
      this.logger.info('webhook_published', { ...result, messages, truncated, sender });
      return result;
    } catch (error) {
      if (error instanceof StreamUnavailable) throw new IngestUnavailable(error.message, { cause: error });
      throw error;
    }
  }

  /** The alerts that can be read; the others become dead letters. */
  async #usable(alerts: readonly unknown[]): Promise<readonly UsableAlert[]> {
    const received = alerts.map((body) => ({ body, read: receiveAlert(body) }));
    await inBatches(
      received.flatMap(({ read }) => ('reason' in read ? read : [])),
      AT_ONCE,
      (invalid) => this.#reject(invalid),
    );
    return received.flatMap(({ body, read }) => ('reason' in read ? [] : { body, alert: read.alert }));
  }

  /**
   * Without a message id: what looks like an earlier message (a firing after a resolve, with the same start) may be news, and
   * taking it in twice changes nothing.
   * @returns how many alerts were stored
   */
  async #publish(
    { alerts, bytes }: Chunk<UsableAlert>,
    { parent, sender }: { readonly parent: string | undefined; readonly sender: string },
  ): Promise<number> {
    const { status, fingerprint, labels } = alerts[0].alert;
    const id = alertIdOf(fingerprint, this.settings.stream.clusterName);
    try {
      await this.log.append(names(this.settings.stream.prefix).alert(status, id), bytes, {
        headers: {
          ...cloudEventHeaders({
            type: alerts.length === 1 ? `io.kuberca.alert.${status}.v1` : 'io.kuberca.alerts.v1',
            subject: id,
            cluster: this.settings.stream.clusterName,
            time: this.clock.now().toISOString(),
            parent,
          }),
          [SENDER]: sender,
        },
        patienceMs: PATIENCE_MS,
      });
      return alerts.length;
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      await this.#reject({ reason: error.message, body: { labels } });
      return 0;
    }
  }

  async #reject({ reason, body }: InvalidAlert): Promise<void> {
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
  }
}
