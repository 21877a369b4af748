/** No slot is free and the queue is full. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Waiter {
  readonly start: () => void;
}

/**
 * A bounded number of works at a time, and a bounded queue behind them, first come first served. A work whose signal is
 * aborted while it waits leaves the queue at once; once started it ends by itself, and keeps its slot until then.
 */
export class Slots {
  #running = 0;
  readonly #waiting: Waiter[] = [];

  constructor(
    private readonly limit: number,
    private readonly queueLimit: number,
  ) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * @throws {QueueFull} when neither a slot nor a place in the queue is free
   * @throws the signal's reason when it is aborted before the work started
   */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#running < this.limit) this.#running += 1;
    else await this.#queue(signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  /** Resolves with a slot taken: the one who leaves hands its slot over, so that nobody can slip in between. */
  #queue(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.queueLimit) return Promise.reject(new QueueFull());
    return new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.#waiting.push(waiter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next.start();
  }
}
