import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Dependencies, type NamedHealth } from './dependencies.js';
import type { DependencyState, DependencyStatus } from './dependency.js';
import { doublingMs } from '../waiting/backoff.js';
import { idle } from '../waiting/sleep.js';
import { Lifecycle } from './lifecycle.js';

/** How often what is known already is looked at, in ms: a change is told this late at most. */
const LOOK_MS = 1000;
/** Bound of one probe, in ms. */
const PROBE_MS = 10_000;
/** Wait between probes of what is well, in ms. */
const WELL_MS = 60_000;
/** Wait between probes of what is not, in ms: doubled each time. */
const TROUBLED_MS = { first: 2000, most: 60_000 };

/** That the state of a dependency is another than before. */
export interface DependencyChange {
  readonly name: string;
  /** What it was; `null` for the first that is told. */
  readonly before: DependencyState | null;
  readonly status: DependencyStatus;
}

/**
 * Keeps an eye on what the service leans on: since when each is as it is, and that it changed. Probes for ever, so that no
 * first failure is final.
 */
@Injectable()
export class DependencyWatch {
  readonly #states = new Map<string, { readonly state: DependencyState; readonly since: Date }>();
  readonly #changes = new Subject<DependencyChange>();
  /** Each change, once; nothing that is merely off. */
  readonly changes$ = this.#changes.asObservable();

  constructor(
    private readonly dependencies: Dependencies,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** Since when a dependency is in its state; now for one that was not looked at before. */
  since(name: string): Date {
    this.look();
    return this.#states.get(name)?.since ?? new Date();
  }

  /** Looks and probes until the process stops. */
  start(): void {
    this.look();
    const timer = setInterval(() => this.look(), LOOK_MS).unref();
    this.lifecycle.stopSignal.addEventListener('abort', () => clearInterval(timer), { once: true });
    for (const health of this.dependencies.all()) void this.#probeForEver(health);
  }

  /** Notes what changed since the last look, and tells it. */
  look(): void {
    for (const { name, health } of this.dependencies.all()) {
      const status = health.status();
      const before = this.#states.get(name)?.state ?? null;
      if (status.state === before) continue;
      this.#states.set(name, { state: status.state, since: new Date() });
      if (before !== null || (status.state !== 'off' && status.state !== 'starting'))
        this.#changes.next({ name, before, status });
    }
  }

  async #probeForEver({ health }: NamedHealth): Promise<void> {
    const { stopSignal } = this.lifecycle;
    let failures = 0;
    while (health.probe !== undefined && !stopSignal.aborted && health.status().state !== 'off') {
      const signal = AbortSignal.any([AbortSignal.timeout(PROBE_MS), stopSignal]);
      await health.probe(signal).catch(() => undefined);
      this.look();
      const isWell = health.status().state === 'up';
      failures = isWell ? 0 : failures + 1;
      await idle(isWell ? WELL_MS : doublingMs(failures, TROUBLED_MS), stopSignal);
    }
  }
}
