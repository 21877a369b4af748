import { describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { PlainMasker } from '../../test/support/plain-masker.js';
import { loadSettings } from '../config/load.js';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { DeadLetters } from '../jetstream/dead-letters.js';
import { type Appended, MessageLog } from '../jetstream/ports.js';
import { SystemClock } from '../telemetry/clock.js';
import { SENDERS } from './senders/senders.js';
import { translate } from './senders/translate.js';
import { StreamAlertIngest } from './stream-alert-ingest.js';

/** Stores at once, so that only what the ingest does itself takes time. */
class KeptLog extends MessageLog {
  readonly alerts: unknown[] = [];
  dead = 0;

  maxBytes(): number {
    return 1_048_576;
  }

  async last(): Promise<null> {
    return null;
  }

  async append(subject: string, data: Uint8Array): Promise<Appended> {
    const body = JSON.parse(Buffer.from(data).toString()) as { readonly alerts?: readonly unknown[] };
    if (subject.includes('.dead.')) this.dead += 1;
    else this.alerts.push(...(body.alerts ?? [body]));
    return { outcome: 'stored', sequence: this.alerts.length };
  }
}

describe('a webhook with very many alerts', () => {
  const settings = loadSettings({ NATS_URL: 'nats://localhost' }, INTEGRATION_AREAS);
  const logger = new MemoryLogger();
  const clock = new SystemClock();
  const ingestInto = (log: MessageLog) =>
    new StreamAlertIngest(
      log,
      new DeadLetters(log, new PlainMasker(), settings, clock, logger),
      settings,
      clock,
      logger,
    );
  const alerts = Array.from({ length: 5_000 }, (_, index) => ({
    status: index % 1000 === 7 ? 'odd' : 'firing',
    labels: { alertname: 'A', pod: `p-${index}` },
    annotations: {},
    values: { B: index },
  }));

  it('is stored in order, and others are heard between every thousand of them', async () => {
    const read = translate({ orgId: 1, alerts }, SENDERS);
    if (read?.kind !== 'alerts') throw new Error('Grafana sent it');
    const log = new KeptLog();
    let heard = 0;
    let ended = false;
    const listen = (): void => {
      heard += 1;
      if (!ended) setImmediate(listen);
    };
    setImmediate(listen);
    const result = await ingestInto(log).ingest({ alerts: read.alerts, sender: read.word });
    ended = true;
    expect(result).toEqual({ accepted: 4_995, rejected: 5 });
    expect(log.dead).toBe(5);
    expect(log.alerts).toEqual(read.alerts.filter((_, index) => index % 1000 !== 7));
    expect(heard).toBeGreaterThanOrEqual(5);
  });
});
