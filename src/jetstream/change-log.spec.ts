import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load.js';
import { RuleMasker } from '../masking/rule-masker.js';
import { ChangeLog } from './change-log.js';
import type { NatsLink } from './connection.js';
import {
  type AppendOptions,
  type Appended,
  MessageLog,
  type StoredMessage,
  StreamUnavailable,
} from './ports.js';

const settings = loadSettings({ NATS_URL: 'nats://127.0.0.1:1', CHANGES_WATCH: 'true' });
const masker = new RuleMasker(settings);
const RATES = { kind: 'ConfigMap', namespace: 'shop', name: 'rates.v2' };
const stop = new AbortController().signal;

/** A stream with one message a subject, which is away for some calls, or written by others in between. */
class OneLog extends MessageLog {
  readonly messages = new Map<string, StoredMessage>();
  away = 0;
  others = 0;

  maxBytes = (): number => 1_000_000;

  async last(subject: string): Promise<StoredMessage | null> {
    if (this.away > 0) {
      this.away -= 1;
      throw new StreamUnavailable('away');
    }
    return this.messages.get(subject) ?? null;
  }

  async append(
    subject: string,
    data: Uint8Array,
    { expectedLast = 0 }: AppendOptions = {},
  ): Promise<Appended> {
    const sequence = (this.messages.get(subject)?.sequence ?? 0) + 1;
    if (this.others > 0) {
      this.others -= 1;
      return { outcome: 'conflict' };
    }
    if (expectedLast !== sequence - 1) return { outcome: 'conflict' };
    this.messages.set(subject, { sequence, storedAt: 0, data, headers: {} });
    return { outcome: 'stored', sequence };
  }

  changes(subject: string): unknown {
    return JSON.parse(Buffer.from(this.messages.get(subject)?.data ?? []).toString());
  }
}

describe('the log of changes', () => {
  it('holds the changes of an object newest first, ten at most, on a subject of its own', async () => {
    const log = new OneLog();
    const changes = new ChangeLog(log, {} as NatsLink, settings);
    for (let at = 1; at <= 12; at += 1) await changes.append(RATES, masker.mask({ at }), String(at), stop);
    expect([...log.messages.keys()]).toEqual(['kuberca.changes.shop.ConfigMap.rates=2ev2']);
    expect(log.changes('kuberca.changes.shop.ConfigMap.rates=2ev2')).toEqual({
      object: RATES,
      changes: Array.from({ length: 10 }, (_, index) => ({ at: 12 - index })),
    });
  });

  it('waits for a server that is away, and goes on after another wrote in between', async () => {
    const log = new OneLog();
    const changes = new ChangeLog(log, {} as NatsLink, settings);
    log.away = 1;
    log.others = 1;
    await changes.append({ ...RATES, namespace: null }, masker.mask({ at: 1 }), '1', stop);
    expect([...log.messages.keys()]).toEqual(['kuberca.changes._.ConfigMap.rates=2ev2']);
  });

  it('gives up when the process stops', async () => {
    const log = new OneLog();
    const changes = new ChangeLog(log, {} as NatsLink, settings);
    log.away = 1000;
    await expect(changes.append(RATES, masker.mask({ at: 1 }), '1', AbortSignal.abort())).rejects.toThrow(
      'away',
    );
  });

  it('asks for nothing where changes are not recorded', async () => {
    const off = new ChangeLog(new OneLog(), {} as NatsLink, loadSettings({}));
    expect(await off.of([RATES])).toEqual(new Map());
  });
});
