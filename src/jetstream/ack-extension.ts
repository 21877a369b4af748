/** Keeps one delivery alive while it is worked on, and knows when it no longer is. */
export interface AckExtension {
  /** No extension reached the server for longer than `ack_wait`: the message may already be somewhere else. */
  readonly stale: () => boolean;
  readonly stop: () => void;
}

export interface AckExtensionOptions {
  readonly ackWaitMs: number;
  readonly heartbeatMs: number;
  /** Beyond this a hung handler no longer holds its message. */
  readonly capMs: number;
  /** Tells the server that the work goes on; false when it surely could not hear it. */
  readonly beat: () => boolean;
  /** Monotonic, ms. */
  readonly now?: () => number;
}

/**
 * Says "still working" every heartbeat. The client's own `working()` is silently lost while disconnected and when the
 * process was paused, so the time of the last one that may have arrived is kept (docs/stream-protocol.md "Work on a
 * group").
 */
export const extendAck = (options: AckExtensionOptions): AckExtension => {
  const now = options.now ?? (() => performance.now());
  const started = now();
  let lastBeat = started;
  let lost = false;
  const isStale = (): boolean => lost || now() - lastBeat > options.ackWaitMs;
  const tick = (): void => {
    if (isStale()) lost = true;
    if (lost || now() - started > options.capMs) return;
    if (options.beat()) lastBeat = now();
  };
  const timer = setInterval(tick, options.heartbeatMs);
  return { stale: isStale, stop: () => clearInterval(timer) };
};
