const TIMESTAMP = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g;
const CLOCK = /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:])/g;
/** As Go writes them: `5m0s`, `1h30m0s`. */
const DURATION = /\b(?:(\d+)h)?(\d+)m(\d+(?:\.\d+)?)s\b/g;
const DATE = /\d{4}-\d\d-\d\d/g;

const DAY = 24 * 60;
/** Korea's time is nine hours ahead; a reader there may be told the local time. */
const SEOUL = 9 * 60;

/** Instants, in ms; in UTC where no zone is written. */
export const instantsIn = (text: string): readonly number[] =>
  (text.match(TIMESTAMP) ?? [])
    .map((written) => Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(written.slice(16)) ? written : `${written}Z`))
    .filter(Number.isFinite);

export const datesIn = (text: string): readonly string[] => text.match(DATE) ?? [];

/** Durations, in seconds. */
export const durationsIn = (text: string): readonly number[] =>
  [...text.matchAll(DURATION)].map(
    ([, hours = '0', minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  );

export interface ClockTime {
  /** As written. */
  readonly text: string;
  /** Of the day. */
  readonly minute: number;
}

/** Times of the day. */
export const clockTimesIn = (text: string): readonly ClockTime[] =>
  [...text.matchAll(CLOCK)].map(([whole, hours, minutes]) => ({
    text: whole,
    minute: Number(hours) * 60 + Number(minutes),
  }));

/** Whether a time of the day is one of those, in UTC or in Korea, give or take a minute. */
export const isOneOf = (minute: number, known: ReadonlySet<number>): boolean =>
  [0, SEOUL].some((ahead) => [-1, 0, 1].some((off) => known.has((minute - ahead + off + 2 * DAY) % DAY)));

/** The day before, because a day begins earlier in Korea. */
export const dayBefore = (date: string): string => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : new Date(at - DAY * 60_000).toISOString().slice(0, 10);
};

/** The text without its times and dates, so that their parts do not count as numbers. */
export const withoutTimes = (text: string): string =>
  text.replaceAll(TIMESTAMP, ' ').replaceAll(DATE, ' ').replaceAll(CLOCK, ' ');
