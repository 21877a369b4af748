import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { backendStatus } from '../../integrations/backend-status.js';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import { HttpSource } from '../../transport/http-source.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import { heldAlerts, type Answer } from './active-alerts.js';

/** Largest answer of an Alertmanager. */
const MAX_BYTES = 33_554_432;

/** How bad a state is beside others: of several Alertmanagers the worst is told. */
const WORST_FIRST = ['misconfigured', 'refused', 'unreachable', 'degraded'];

/** The Alertmanagers of `ALERTMANAGER_URL`, and how they do. */
@HealthOf('alertmanager')
@Injectable()
export class Alertmanagers implements DependencyHealth, OnApplicationShutdown {
  readonly #settings: Settings['reconcile'];
  readonly #sources: readonly HttpSource[];
  #answers: readonly Answer[] | null = null;

  /** Whether alerts are compared: without a stream there is nothing to compare with. */
  readonly compared: boolean;

  constructor({ reconcile, stream }: Settings) {
    this.#settings = reconcile;
    this.compared = reconcile.urls.length > 0 && stream.enabled;
    this.#sources = reconcile.urls.map(
      (url) =>
        new HttpSource({
          name: 'Alertmanager',
          prefix: 'ALERTMANAGER',
          settings: { ...reconcile, url },
          maxBytes: MAX_BYTES,
        }),
    );
  }

  get everyMs(): number {
    return this.#settings.everySeconds * 1000;
  }

  /** Of one of them, by its place in the setting. */
  addressOf(index: number): string {
    return this.#sources[index]?.baseUrl ?? '';
  }

  /** Asks each for every alert that it holds. @throws the signal's reason when it is aborted */
  async ask(signal: AbortSignal): Promise<readonly Answer[]> {
    const answers = await Promise.all(
      this.#sources.map((source) => heldAlerts(source, this.#settings.receiver, signal)),
    );
    this.#answers = answers;
    return answers;
  }

  status(): DependencyStatus {
    if (!this.compared) return { state: 'off', detail: null };
    if (this.#answers === null) return { state: 'starting', detail: 'not asked yet' };
    const troubled = this.#answers
      .flatMap((answer, at) => (answer.kind === 'failed' ? [{ answer, url: this.addressOf(at) }] : []))
      .map(({ answer, url }) => {
        const outcome: ReadOutcome<unknown> = answer.outcome ?? { status: 'error', reason: answer.reason };
        const status = backendStatus(outcome, { title: 'Alertmanager', prefix: 'ALERTMANAGER' });
        // What came over the wire names the address itself.
        return answer.outcome === undefined ? { ...status, detail: `${url}: ${answer.reason}` } : status;
      })
      .toSorted((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state));
    return troubled[0] ?? { state: 'up', detail: null };
  }

  async probe(signal: AbortSignal): Promise<void> {
    await this.ask(signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.close()));
  }
}
