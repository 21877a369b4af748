import { merge, Observable, take, type MonoTypeOperatorFunction } from 'rxjs';
import { abortError } from './abort-error.js';

/**
 * Hands on the one value of its source, or fails with an `AbortError` as soon as `signal` is aborted, also when the
 * source does not notice.
 */
export const untilAborted =
  <T>(signal: AbortSignal): MonoTypeOperatorFunction<T> =>
  (source) =>
    merge(abortOf(signal), source).pipe(take(1));

const abortOf = (signal: AbortSignal): Observable<never> =>
  new Observable((subscriber) => {
    const fail = () => subscriber.error(abortError(signal.reason));
    if (signal.aborted) return fail();
    signal.addEventListener('abort', fail, { once: true });
    return () => signal.removeEventListener('abort', fail);
  });
