import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NatsLink } from '../../jetstream/connection.js';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { Logger } from '../../telemetry/logger.js';
import { jittered } from '../../waiting/backoff.js';
import { idle } from '../../waiting/sleep.js';
import type { Answer } from './active-alerts.js';
import { Alertmanagers } from './alertmanagers.js';
import { forget, lookAt, type Look, type Memory } from './look.js';
import { Reconciliation, type Mended } from './reconciliation.js';

/**
 * Compares the alerts that Alertmanagers hold with those that were taken in, every `RECONCILE_SECONDS`. Every process looks,
 * so that each knows what was there before; one at a time acts.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap {
  #memory: Memory = new Map();
  #told = '';

  constructor(
    private readonly alertmanagers: Alertmanagers,
    private readonly reconciliation: Reconciliation,
    private readonly link: NatsLink,
    private readonly lifecycle: Lifecycle,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.alertmanagers.compared) void this.#again();
  }

  async #again(): Promise<void> {
    const { stopSignal } = this.lifecycle;
    for (;;) {
      // Spread, so that replicas do not look at once.
      await idle(jittered(this.alertmanagers.everyMs, 0.1), stopSignal);
      if (this.lifecycle.stopping) return;
      // Without streams there is nothing to compare with.
      if (!['up', 'degraded'].includes(this.link.status().state)) continue;
      await this.#look(stopSignal).catch((error: unknown) => {
        if (!this.lifecycle.stopping) this.logger.warn('reconcile_failed', { error });
      });
    }
  }

  async #look(signal: AbortSignal): Promise<void> {
    const answers = await this.alertmanagers.ask(signal);
    this.#tell(answers);
    const look = lookAt(this.#memory, answers, Date.now());
    this.#memory = look.memory;
    const mended = await this.reconciliation.mend(look);
    if (mended !== null) this.#mended(look, mended);
  }

  #mended(look: Look, { takenIn, resolved, done }: Mended): void {
    this.#memory = forget(this.#memory, done);
    const line = { active: look.active.length, takenIn, resolved };
    if (takenIn + resolved > 0) this.logger.warn('reconciled', line);
    else this.logger.debug('reconciled', line);
  }

  /** What does not answer is told when it changes. */
  #tell(answers: readonly Answer[]): void {
    const failed = answers.flatMap((answer, index) =>
      answer.kind === 'failed' ? [`${this.alertmanagers.addressOf(index)}: ${answer.reason}`] : [],
    );
    const told = failed.join('; ');
    if (told !== this.#told && failed.length > 0)
      this.logger.warn('alertmanager_not_read', {
        failed,
        remedy: 'look at ALERTMANAGER_URL and its credentials; until all answer, no alert counts as ended',
      });
    this.#told = told;
  }
}
