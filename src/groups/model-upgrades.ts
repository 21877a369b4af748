import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { concatMap, type Subscription } from 'rxjs';
import type { GroupHash } from '../alerts/group-key.js';
import { type Trigger, Triggers } from '../jetstream/triggers.js';
import { isUrgent } from '../jetstream/work-class.js';
import { ModelCircuit } from '../llm/circuit.js';
import { Logger } from '../telemetry/logger.js';
import { wantsUpgrade } from './decide.js';
import type { GroupResult } from './group-result.js';

/** Groups remembered; the oldest are forgotten first and keep the rules' answer. */
const MAX_GROUPS = 1000;

/**
 * Remembers which groups the rules answered because the model refused our credentials, and publishes their triggers once
 * more when the circuit closes (docs/stream-protocol.md "Failures").
 */
@Injectable()
export class ModelUpgrades implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #waiting = new Map<GroupHash, Trigger>();
  #subscription: Subscription | null = null;

  constructor(
    private readonly circuit: ModelCircuit,
    private readonly triggers: Triggers,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#subscription = this.circuit.closed$.pipe(concatMap(() => this.#wake())).subscribe();
  }

  onApplicationShutdown(): void {
    this.#subscription?.unsubscribe();
  }

  /** Notes a stored result: one that waits for the model, or one that no longer does. */
  note(result: GroupResult): void {
    const { id: group, key, revision } = result.group;
    this.#waiting.delete(group);
    if (!wantsUpgrade(result, 'closed')) return;
    const urgent = isUrgent(result.outline.severity);
    this.#waiting.set(group, { group, key, revision, ...(urgent && { urgent }) });
    const oldest = this.#waiting.keys().next();
    if (this.#waiting.size > MAX_GROUPS && !oldest.done) this.#waiting.delete(oldest.value);
  }

  async #wake(): Promise<void> {
    const triggers = [...this.#waiting.values()];
    this.#waiting.clear();
    this.logger.info('model_upgrades_triggered', { groups: triggers.length });
    for (const trigger of triggers) {
      try {
        await this.triggers.publish(trigger);
      } catch (error) {
        this.logger.warn('model_upgrade_not_triggered', { group: trigger.group, error });
      }
    }
  }
}
