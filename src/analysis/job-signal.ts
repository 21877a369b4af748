/** The signal of one job and what it costs to keep it. */
export interface JobSignal {
  readonly signal: AbortSignal;
  /** Gives the timer and the listener back; the signal stays as it is. */
  release(): void;
}

/** Longest delay of a timer, in ms; a greater one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/**
 * A signal that ends with `owner` (with its reason) or after `remainingMs` (with a `TimeoutError`, as
 * `AbortSignal.timeout` has it, so that a call can tell the deadline from a caller that hung up).
 */
export const jobSignal = (owner: AbortSignal, remainingMs: number): JobSignal => {
  const job = new AbortController();
  const end = () => job.abort(owner.reason);
  const timer = setTimeout(
    () => job.abort(new DOMException('the deadline of the analysis is over', 'TimeoutError')),
    Math.min(Math.max(0, remainingMs), MAX_DELAY_MS),
  );
  owner.addEventListener('abort', end, { once: true });
  if (owner.aborted) end();
  return {
    signal: job.signal,
    release: () => {
      clearTimeout(timer);
      owner.removeEventListener('abort', end);
    },
  };
};
