import { concatMap, defer, EMPTY, merge, type Observable, repeat, retry, timer } from 'rxjs';
import { doublingMs } from '../waiting/backoff.js';

export interface LaneOptions<M> {
  readonly lanes: number;
  /** Waits a bounded time for one message; `null` when none came. */
  readonly pull: () => Promise<M | null>;
  /** Handles and settles it. Must not reject. */
  readonly handle: (message: M) => Promise<void>;
  readonly stopping: () => boolean;
  /** Called with each failed pull, before the next is tried. */
  readonly onPullError: (error: unknown) => Promise<void>;
}

/** Wait before the next pull after a failed one, ms. */
const RECONNECT_MS = { first: 250, most: 10_000 };

/**
 * A lane pulls one message, works it to the end, and only then pulls the next: that is the whole of backpressure. Lanes
 * stop by running out, so nothing that was pulled is lost; the result completes when the last message is settled. Each
 * turn goes through a timer, since a pull that settles at once would starve the event loop.
 */
export const runLanes = <M>(options: LaneOptions<M>): Observable<void> => {
  const { pull, handle, stopping, onPullError } = options;
  const turn = async (): Promise<void> => {
    const message = await pull();
    if (message !== null) await handle(message);
  };
  const lane$ = defer(() => (stopping() ? EMPTY : [undefined])).pipe(
    concatMap(turn),
    repeat({ delay: () => (stopping() ? EMPTY : timer(0)) }),
    retry({
      resetOnSuccess: true,
      delay: (error, failures) =>
        stopping()
          ? EMPTY
          : defer(() => onPullError(error)).pipe(concatMap(() => timer(doublingMs(failures, RECONNECT_MS)))),
    }),
  );
  return merge(...Array.from({ length: options.lanes }, () => lane$));
};
