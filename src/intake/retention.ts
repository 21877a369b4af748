import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type AlertState, statusOf } from '../alerts/state.js';
import { Settings } from '../config/settings.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { NatsLink } from '../jetstream/connection.js';
import { Buckets, fromBytes } from '../jetstream/ports.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { jittered } from '../waiting/backoff.js';
import { idle } from '../waiting/sleep.js';

const HOUR_MS = 3_600_000;

/**
 * Removes the states of alerts that were resolved longer than `STATE_RETENTION_HOURS` ago, each with the revision that
 * was read, and their memberships after them. Every process does so once an hour; doing it twice removes nothing more.
 */
@Injectable()
export class StateRetention implements OnApplicationBootstrap {
  constructor(
    private readonly buckets: Buckets,
    private readonly link: NatsLink,
    private readonly lifecycle: Lifecycle,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.stream.enabled) void this.#hourly();
  }

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

  async #hourly(): Promise<void> {
    const { stopSignal } = this.lifecycle;
    while (!this.lifecycle.stopping) {
      // Spread over the hour, so that replicas do not sweep at once.
      await idle(jittered(0.75 * HOUR_MS, 1 / 3), stopSignal);
      if (this.lifecycle.stopping || !this.link.connected) continue;
      try {
        const removed = await this.sweep();
        if (removed > 0) this.logger.info('alert_states_removed', { removed });
      } catch (error) {
        this.logger.warn('retention_failed', { error });
      }
    }
  }

  async #removeIfOld(key: string): Promise<boolean> {
    const { alertState, groupOf } = this.buckets;
    const entry = await alertState.read(key);
    if (!entry?.value) return false;
    const state = fromBytes<AlertState>(entry.value);
    const { stateRetentionHours, reopenGraceSeconds } = this.settings.analysis;
    const resolvedAt =
      statusOf(state, reopenGraceSeconds * 1000) === 'resolved' ? state.resolve?.at : undefined;
    const oldest = this.clock.now().getTime() - stateRetentionHours * HOUR_MS;
    if (resolvedAt === undefined || resolvedAt > oldest) return false;
    const id = key.slice(key.indexOf('.') + 1);
    const membership = await groupOf.read(id);
    if ((await alertState.remove(key, entry.revision)) === 'conflict') return false;
    if (membership?.value) await groupOf.remove(id, membership.revision);
    return true;
  }
}
