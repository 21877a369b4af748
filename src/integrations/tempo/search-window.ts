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
 * @returns `null` when the end lies before the start, or in 1970's first second or earlier
 */
export const searchWindow = (startMs: number, endMs: number): SearchWindow | null => {
  if (!(startMs <= endMs)) return null;
  const first = Math.floor(startMs / 1000);
  const end = Math.max(Math.ceil(endMs / 1000), first + 1); // an empty window is refused
  const start = Math.max(first, end - MAX_WINDOW_SECONDS, 1); // and so is 0
  return start < end ? { start, end } : null;
};
