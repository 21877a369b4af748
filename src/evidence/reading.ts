import type { ReadOutcome } from '../transport/read-outcome.js';

/** What one call answered, the call as a person would write it, and when. */
export interface Call<T> {
  readonly outcome: ReadOutcome<T>;
  /** `null` where the call cannot be written down (a name that is no text). */
  readonly query: string | null;
  /** RFC 3339. */
  readonly collectedAt: string;
}

/** How a reading is shown as evidence. */
export interface Exhibit {
  readonly type: string;
  readonly title: string;
  /** 0 to 100, see `weights.ts`. */
  readonly weight: number;
}

/** A call with how it is shown; it becomes Evidence and a Fact when it gets its number. */
export interface Reading<T> extends Call<T>, Exhibit {
  /** What evidence shows of the value, plain JSON; `null` unless ok. */
  readonly body: unknown;
}

/** A call as a reading; `body` is asked only for what was read. */
export const reading = <T>(call: Call<T>, exhibit: Exhibit, body: (value: T) => unknown): Reading<T> => ({
  ...call,
  ...exhibit,
  body: call.outcome.status === 'ok' ? body(call.outcome.value) : null,
});

/** The value that was read, or `null`. */
export const valueOf = <T>(call: Call<T> | null): T | null =>
  call?.outcome.status === 'ok' ? call.outcome.value : null;

/** Whether it could not be told if the object is there: refused, timed out, unavailable or failed. */
export const isUnread = (call: Call<unknown> | null): boolean =>
  call !== null && call.outcome.status !== 'ok' && call.outcome.status !== 'absent';

/** The same call with its value changed, if it has one. */
export const mapCall = <T, U>(call: Call<T>, change: (value: T) => U): Call<U> => {
  const { outcome } = call;
  return outcome.status === 'ok'
    ? { ...call, outcome: { status: 'ok', value: change(outcome.value) } }
    : { ...call, outcome };
};
