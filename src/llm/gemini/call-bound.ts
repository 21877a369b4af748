/** The time of one call, within what its caller allows. */
export class CallBound {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** Aborted by the caller, by the time, or by {@link end}. */
  readonly signal: AbortSignal;
  #timedOut = false;

  constructor(caller: AbortSignal, timeoutMs: number) {
    this.signal = AbortSignal.any([caller, this.#controller.signal]);
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller.abort();
    }, timeoutMs);
  }

  get timedOut(): boolean {
    return this.#timedOut;
  }

  /** Stops the clock, and gives the connection back when its answer was not read to the end, which the SDK does not. */
  end(): void {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }
}
