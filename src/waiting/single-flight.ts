import { orAborted } from './or-aborted.js';

interface Call<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Lets those who ask for the same thing at the same time wait for one call. What it gave is not kept after it. */
export class SingleFlight<T> {
  private readonly calls = new Map<string, Call<T>>();

  /**
   * The result of the call under way for this key, or of a new one. It is given up when nobody waits any longer.
   * @throws the signal's reason when it is aborted; the others go on waiting
   */
  async run(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const call = this.calls.get(key) ?? this.begin(key, start);
    call.waiting += 1;
    try {
      return await orAborted(call.result, signal);
    } finally {
      call.waiting -= 1;
      if (call.waiting === 0) this.giveUp(key, call, signal);
    }
  }

  private begin(key: string, start: (signal: AbortSignal) => Promise<T>): Call<T> {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (this.calls.get(key)?.result === result) this.calls.delete(key);
    });
    result.catch(() => undefined); // each who waits gets the error; nobody may be left
    const call = { result, controller, waiting: 0 };
    this.calls.set(key, call);
    return call;
  }

  /** Without effect on a call that has ended: it is no longer kept. */
  private giveUp(key: string, call: Call<T>, { reason }: AbortSignal): void {
    if (this.calls.get(key) !== call) return;
    this.calls.delete(key);
    call.controller.abort(reason);
  }
}
