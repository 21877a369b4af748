import { merge, Observable, take, type MonoTypeOperatorFunction } from 'rxjs';

/**
 * Hands on the one value of its source, or fails as soon as the signal is aborted, also when the source does not notice;
 * the source is unsubscribed then. {@link orAborted} for what has begun as an Observable.
 * @param failure what it fails with
 */
export const untilAborted =
  <T>(signal: AbortSignal, failure: (signal: AbortSignal) => unknown): MonoTypeOperatorFunction<T> =>
  (source) =>
    merge(abortOf(signal, failure), source).pipe(take(1));

const abortOf = (signal: AbortSignal, failure: (signal: AbortSignal) => unknown): Observable<never> =>
  new Observable((subscriber) => {
    const fail = (): void => subscriber.error(failure(signal));
    if (signal.aborted) return fail();
    signal.addEventListener('abort', fail, { once: true });
    return () => signal.removeEventListener('abort', fail);
  });
