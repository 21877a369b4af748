import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Fingerprint } from '../../alerts/alert.js';
import { inBatches } from '../../jetstream/in-batches.js';
import { Leases } from '../../jetstream/lease.js';
import { Clock } from '../../telemetry/clock.js';
import { Meter } from '../../telemetry/metrics/meter.js';
import { AlertIngest } from '../alert-ingest.js';
import type { HeldAlert } from './active-alerts.js';
import { TakenAlerts, type TakenAlert } from './taken-alerts.js';
import type { Ended, Look } from './look.js';

/** Key of the lease: not the hash of any group. */
const LEASE = 'reconcile';

/** Look-ups at the same time. */
const AT_ONCE = 16;

/** Alerts that one look mends, at most, of either kind; the next one mends more. */
const MAX_MENDED = 1000;

/** An alert that began later than this may still be on its way (`group_wait`), ms. */
const ON_ITS_WAY_MS = 120_000;

/** What one look changed. */
export interface Mended {
  readonly takenIn: number;
  readonly resolved: number;
  /** Nothing is left to do about these. */
  readonly done: readonly Fingerprint[];
}

const firing = ({ fingerprint, labels, annotations, startsAt, generatorURL }: HeldAlert) => ({
  status: 'firing',
  fingerprint,
  labels,
  annotations,
  startsAt,
  ...(generatorURL !== '' && { generatorURL }),
});

const resolved = ({ state }: TakenAlert, since: number) => {
  const { labels, annotations, generatorURL, fingerprint } = state.content;
  return {
    status: 'resolved',
    fingerprint,
    labels,
    annotations,
    // A start that nobody told is none that a resolve could name.
    ...(state.startIsReceipt !== true && { startsAt: state.startsAt }),
    endsAt: new Date(since).toISOString(),
    generatorURL,
  };
};

/** Whether an alert that is active there is not known as firing here, and is not just about to be. */
const isMissing = (alert: HeldAlert, known: TakenAlert | null): boolean => {
  if (known === null) return true;
  if (known.status === 'firing') return false;
  // One that ended here under the same start is an Alertmanager that lags, or opens again with its next message.
  return Date.parse(alert.startsAt) > Date.parse(known.state.startsAt);
};

/** Makes what was taken in agree with what Alertmanagers hold: by the same way in, so that nothing counts twice. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly known: TakenAlerts,
    private readonly ingest: AlertIngest,
    private readonly leases: Leases,
    private readonly clock: Clock,
    private readonly meter: Meter,
  ) {}

  /**
   * One process at a time: `null` while another one does it.
   * @throws {StreamUnavailable}
   * @throws {IngestUnavailable}
   */
  async mend(look: Look): Promise<Mended | null> {
    const lease = await this.leases.acquire(LEASE, randomUUID());
    if (lease === null) return null;
    try {
      return await this.#mend(look);
    } finally {
      await lease.release();
    }
  }

  async #mend({ active, ended }: Look): Promise<Mended> {
    const takenIn = await this.#takeIn(active);
    const { resolved: count, done } = await this.#resolve(ended);
    this.meter.count('kuberca_reconciled_total', { outcome: 'taken_in' }, takenIn);
    this.meter.count('kuberca_reconciled_total', { outcome: 'resolved' }, count);
    return { takenIn, resolved: count, done };
  }

  async #takeIn(active: readonly HeldAlert[]): Promise<number> {
    const settled = this.clock.now().getTime() - ON_ITS_WAY_MS;
    const old = active.filter(({ startsAt }) => !(Date.parse(startsAt) > settled));
    const found = await inBatches(old, AT_ONCE, async (alert) => ({
      alert,
      known: await this.known.find(alert.fingerprint),
    }));
    const missing = found.filter(({ alert, known }) => isMissing(alert, known)).slice(0, MAX_MENDED);
    return this.#publish(missing.map(({ alert }) => firing(alert)));
  }

  async #resolve(ended: readonly Ended[]): Promise<{ resolved: number; done: readonly Fingerprint[] }> {
    const some = ended.slice(0, MAX_MENDED);
    const found = await inBatches(some, AT_ONCE, async ({ fingerprint, since }) => ({
      since,
      known: await this.known.find(fingerprint),
    }));
    const open = found.flatMap(({ known, since }) =>
      known?.status === 'firing' ? resolved(known, since) : [],
    );
    return { resolved: await this.#publish(open), done: some.map(({ fingerprint }) => fingerprint) };
  }

  async #publish(alerts: readonly object[]): Promise<number> {
    if (alerts.length === 0) return 0;
    const { accepted } = await this.ingest.ingest({ alerts, sender: 'reconcile' });
    return accepted;
  }
}
