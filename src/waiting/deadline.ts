/** A bound in time: its signal is aborted with its owner's, when the time is over, or by {@link end}. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Ms; negative when it is over. */
  remainingMs(): number;
  /** Aborts the signal before its time; without effect once it is aborted. */
  end(reason?: unknown): void;
  /** Lets go of the timer and of the owner's signal; its own signal stays as it is. To be called whatever happened. */
  release(): void;
}

/** The time of a {@link Deadline} is over. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';

  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
  }
}

/** Longest delay of a timer, in ms; a greater one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/**
 * The deadline for something its owner waits for. `AbortSignal.any` with `AbortSignal.timeout` does the same, but keeps
 * timer and listener until the time is over, however early the work was done.
 * @param ms from now; 0 and less are over with the next turn of the event loop, and it never ends later than in 24 days
 * @param exceeded what the signal is aborted with when the time is over
 */
export const deadlineAfter = (
  owner: AbortSignal,
  ms: number,
  exceeded: () => Error = () => new DeadlineExceeded(ms),
): Deadline => {
  const controller = new AbortController();
  const startedAt = performance.now();
  const release = (): void => {
    clearTimeout(timer);
    owner.removeEventListener('abort', withOwner);
  };
  const end = (reason?: unknown): void => {
    release();
    controller.abort(reason);
  };
  const withOwner = (): void => end(owner.reason);
  const timer = setTimeout(() => end(exceeded()), Math.min(Math.max(0, ms), MAX_DELAY_MS));
  if (owner.aborted) withOwner();
  else owner.addEventListener('abort', withOwner, { once: true });
  return { signal: controller.signal, remainingMs: () => ms - (performance.now() - startedAt), end, release };
};
