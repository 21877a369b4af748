import { concatMap, defer, EMPTY, finalize, merge, type Observable, repeat, retry, timer } from 'rxjs';
import { doublingMs } from '../waiting/backoff.js';

export interface LaneOptions<M> {
  readonly lanes: number;
  /** Waits a bounded time for what one turn handles; `null` when nothing came. `lane` counts from 0. */
  readonly pull: (lane: number) => Promise<M | null>;
  /** Handles and settles it. Must not reject. */
  readonly handle: (message: M) => Promise<void>;
  readonly stopping: () => boolean;
  /** Called with each failed pull, before the next is tried. */
  readonly onPullError: (error: unknown) => Promise<void>;
  /** Called when a lane has run out. */
  readonly onEnd?: (lane: number) => void;
}

/** Wait before the next pull after a failed one, ms. */
const RECONNECT_MS = { first: 250, most: 10_000 };

/**
 * A lane pulls what one turn handles, works it to the end, and only then pulls again: that is the whole of backpressure. Lanes
 * stop by running out, so nothing that was pulled is lost; the result completes when the last message is settled. Each
 * turn goes through a timer, since a pull that settles at once would starve the event loop.
 */
export const runLanes = <M>(options: LaneOptions<M>): Observable<void> => {
  const { pull, handle, stopping, onPullError } = options;
  const turn = async (lane: number): Promise<void> => {
    const message = await pull(lane);
    if (message !== null) await handle(message);
  };
  const laneOf = (lane: number): Observable<void> =>
    defer(() => (stopping() ? EMPTY : [lane])).pipe(
      concatMap(turn),
      repeat({ delay: () => (stopping() ? EMPTY : timer(0)) }),
      retry({
        resetOnSuccess: true,
        delay: (error, failures) =>
          stopping()
            ? EMPTY
            : defer(() => onPullError(error)).pipe(
                concatMap(() => timer(doublingMs(failures, RECONNECT_MS))),
              ),
      }),
      finalize(() => options.onEnd?.(lane)),
    );
  return merge(...Array.from({ length: options.lanes }, (_, lane) => laneOf(lane)));
};
