/** No slot is free and the queue is full. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';

  constructor() {
    super('too many wait in line already');
  }
}

/**
 * A bounded number of works at a time, and a queue behind them, first come first served. Who is aborted while it waits
 * leaves the queue at once; a work that has started ends by itself, and keeps its slot until then.
 */
export class Slots {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param queueLimit how many may wait; all when absent, where callers are bounded already */
  constructor(
    private readonly size: number,
    private readonly queueLimit = Infinity,
  ) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Runs a work in a slot.
   * @throws {QueueFull} when neither a slot nor a place in the queue is free
   * @throws the signal's reason when it is aborted before the work started
   */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const giveBack = await this.take(signal);
    try {
      return await work();
    } finally {
      giveBack();
    }
  }

  /**
   * Takes a slot.
   * @returns what gives it back; further calls of it do nothing
   * @throws as {@link run}
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#running < this.size) this.#running += 1;
    else await this.#queue(signal);
    let held = true;
    const giveBack = (): void => {
      if (held) this.#release();
      held = false;
    };
    // The slot may have been handed over just before its caller gave up.
    if (signal.aborted) giveBack();
    signal.throwIfAborted();
    return giveBack;
  }

  /** Resolves with a slot taken: the one who leaves hands its slot over, so that nobody can slip in between. */
  #queue(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.queueLimit) return Promise.reject(new QueueFull());
    return new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(signal.reason as Error);
      };
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.push(start);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
