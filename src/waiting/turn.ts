const waiting: (() => void)[] = [];
let isRunning = false;

/** One waiter an iteration of the event loop; what it does until it waits again runs before the next. */
const next = (): void => {
  waiting.shift()?.();
  isRunning = waiting.length > 0;
  if (isRunning) setImmediate(next);
};

/**
 * Resolves when it is the caller's turn to compute, first come first served. Between two turns the event loop looks at
 * its sockets and timers: without it, hundreds of analyses that wait for the same answer would go on in one run, and
 * nobody else, a probe of `/healthz` least of all, would be heard until the last of them is done. Costs less than a
 * millisecond where nobody else waits.
 */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    if (isRunning) return;
    isRunning = true;
    setImmediate(next);
  });
