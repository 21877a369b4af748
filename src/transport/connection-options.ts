/** What all connections have in common. */
export const CONNECTION = {
  /**
   * Ms that an unused connection is kept: longer than the pause between two analyses of a burst or between two turns of a
   * model, shorter than the idle timeout of any load balancer.
   */
  keepAliveTimeout: 30_000,
  // One call a connection: aborting a call ends its socket, and a dead connection is that of one call only.
  allowH2: false,
} as const;

/** Of calls within a deadline, which bounds the wait for headers and between chunks: undici's own timers are not needed. */
export const WITHIN_DEADLINE = { ...CONNECTION, headersTimeout: 0, bodyTimeout: 0 } as const;
