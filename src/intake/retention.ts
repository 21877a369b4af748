import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { NatsLink } from '../jetstream/connection.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Logger } from '../telemetry/logger.js';
import { jittered } from '../waiting/backoff.js';
import { idle } from '../waiting/sleep.js';
import { StateSweep } from './state-sweep.js';

const HOUR_MS = 3_600_000;

/** Has old states removed once an hour, by every process. */
@Injectable()
export class StateRetention implements OnApplicationBootstrap {
  constructor(
    private readonly states: StateSweep,
    private readonly link: NatsLink,
    private readonly lifecycle: Lifecycle,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.stream.enabled && this.settings.server.roles.includes('intake')) void this.#hourly();
  }

  async #hourly(): Promise<void> {
    const { stopSignal } = this.lifecycle;
    while (!this.lifecycle.stopping) {
      // Spread over the hour, so that replicas do not sweep at once.
      await idle(jittered(0.75 * HOUR_MS, 1 / 3), stopSignal);
      if (this.lifecycle.stopping || !this.link.connected) continue;
      try {
        const removed = await this.states.sweep();
        if (removed > 0) this.logger.info('alert_states_removed', { removed });
      } catch (error) {
        this.logger.warn('retention_failed', { error });
      }
    }
  }
}
