/**
 * Waits.
 * @param ms from now
 * @throws the signal's reason as soon as it is aborted
 */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise<void>((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });

/**
 * The wait of a background loop: does not keep the process running, ends early when the loop is to stop, and never
 * rejects. The loop looks at its signal itself.
 * @param ms from now
 */
export const idle = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise<void>((resolve) => {
    if (stop.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    stop.addEventListener('abort', end, { once: true });
  });
