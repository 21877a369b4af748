/** The bound of one call: its signal is aborted with the caller's, or after a time with a {@link CallTimeout}. */
export interface CallDeadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** Lets go of the timer and of the caller's signal. */
  release(): void;
}

/** Thrown into what waits when the time runs out. */
export class CallTimeout extends Error {
  override readonly name = 'CallTimeout';
  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs / 1000} s`);
  }
}

export const callDeadline = (caller: AbortSignal, timeoutMs: number): CallDeadline => {
  const controller = new AbortController();
  const startedAt = performance.now();
  const giveUp = (): void => controller.abort(caller.reason);
  const timer = setTimeout(() => controller.abort(new CallTimeout(timeoutMs)), timeoutMs);
  if (caller.aborted) giveUp();
  else caller.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    remainingMs: () => timeoutMs - (performance.now() - startedAt),
    release: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', giveUp);
    },
  };
};

/** The promise, or the signal's reason as soon as it is aborted; the work itself goes on unobserved. */
export const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
