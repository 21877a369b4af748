/**
 * Where the process is between start and stop. Injectable by class. Readiness follows it alone (docs/http-api.md
 * "Readiness"); lanes, webhook and HTTP queue ask it before they take new work.
 */
export class Lifecycle {
  #phase: 'starting' | 'ready' | 'stopping' = 'starting';
  readonly #stop = new AbortController();

  get phase(): 'starting' | 'ready' | 'stopping' {
    return this.#phase;
  }

  get stopping(): boolean {
    return this.#phase === 'stopping';
  }

  /** Aborted when the process starts to stop. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal;
  }

  ready(): void {
    if (this.#phase === 'starting') this.#phase = 'ready';
  }

  stop(): void {
    this.#phase = 'stopping';
    this.#stop.abort();
  }
}
