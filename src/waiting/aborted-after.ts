/**
 * A signal that is aborted so long after another one: those who are to stop may finish meanwhile. Its timer does not keep
 * the process running.
 * @param ms after the other is aborted
 */
export const abortedAfter = (first: AbortSignal, ms: number, reason: () => Error): AbortSignal => {
  const second = new AbortController();
  const count = (): void => void setTimeout(() => second.abort(reason()), ms).unref();
  if (first.aborted) count();
  else first.addEventListener('abort', count, { once: true });
  return second.signal;
};
