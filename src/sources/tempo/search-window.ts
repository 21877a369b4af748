/** Tempo refuses more. */
const MAX_WINDOW_SECONDS = 168 * 3600;

/** Whole seconds since 1970, as Tempo takes them. */
export interface SearchWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * A window in whole seconds that holds the one asked for, at most its newest 168 hours.
 * @param startMs milliseconds since 1970
 * @returns `null` when the end lies before the start
 */
export const searchWindow = (startMs: number, endMs: number): SearchWindow | null => {
  if (!(startMs <= endMs)) return null;
  const start = Math.floor(startMs / 1000);
  const end = Math.max(Math.ceil(endMs / 1000), start + 1); // an empty window is refused
  return { start: Math.max(start, end - MAX_WINDOW_SECONDS, 1), end };
};
