import { Injectable } from '@nestjs/common';
import { type AlertState, resolveOf, statusOf } from '../alerts/state.js';
import { Settings } from '../config/settings.js';
import { Buckets, fromBytes } from '../jetstream/ports.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Clock } from '../telemetry/clock.js';

const HOUR_MS = 3_600_000;

/**
 * Removes the states of alerts that were resolved longer than `STATE_RETENTION_HOURS` ago, each with the revision that
 * was read, and their memberships after them. Doing it twice removes nothing more.
 */
@Injectable()
export class StateSweep {
  constructor(
    private readonly buckets: Buckets,
    private readonly lifecycle: Lifecycle,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** One sweep. @returns how many states were removed */
  async sweep(): Promise<number> {
    const { keys } = await this.buckets.alertState.keysUnder('');
    let removed = 0;
    for (const key of keys) {
      if (this.lifecycle.stopping) break;
      if (await this.#removeIfOld(key)) removed += 1;
    }
    return removed;
  }

  async #removeIfOld(key: string): Promise<boolean> {
    const { alertState, groupOf } = this.buckets;
    const entry = await alertState.read(key);
    if (!entry?.value) return false;
    const state = fromBytes<AlertState>(entry.value);
    const { stateRetentionHours, reopenGraceSeconds } = this.settings.analysis;
    const resolvedAt =
      statusOf(state, reopenGraceSeconds * 1000) === 'resolved' ? resolveOf(state)?.at : undefined;
    const oldest = this.clock.now().getTime() - stateRetentionHours * HOUR_MS;
    if (resolvedAt === undefined || resolvedAt > oldest) return false;
    const id = key.slice(key.indexOf('.') + 1);
    const membership = await groupOf.read(id);
    if ((await alertState.remove(key, entry.revision)) === 'conflict') return false;
    if (membership?.value) await groupOf.remove(id, membership.revision);
    return true;
  }
}
