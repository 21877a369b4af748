const TIMESTAMP = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g;
const CLOCK = /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:])/g;
/** As Go writes them: `5m0s`, `1h30m0s`. */
const DURATION = /\b(?:(\d+)h)?(\d+)m(\d+(?:\.\d+)?)s\b/g;
const DATE = /\d{4}-\d\d-\d\d/g;

const DAY = 24 * 60;
/** Korea's time is nine hours ahead; a reader there may be told the local time. */
const SEOUL = 9 * 60;

/** Instants, in ms. */
export const instantsIn = (text: string): readonly number[] =>
  (text.match(TIMESTAMP) ?? []).map((written) => Date.parse(written)).filter(Number.isFinite);

export const datesIn = (text: string): readonly string[] => text.match(DATE) ?? [];

/** Durations, in seconds. */
export const durationsIn = (text: string): readonly number[] =>
  [...text.matchAll(DURATION)].map(
    ([, hours = '0', minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  );

/** Times of the day as written, with the minute of the day that each means. */
export const clockTimesIn = (text: string): readonly { readonly text: string; readonly minute: number }[] =>
  [...text.matchAll(CLOCK)].map(([whole, hours, minutes]) => ({
    text: whole,
    minute: Number(hours) * 60 + Number(minutes),
  }));

/** Whether a time of the day is one of those, in UTC or in Korea, give or take a minute. */
export const isOneOf = (minute: number, known: ReadonlySet<number>): boolean =>
  [0, SEOUL].some((ahead) => [-1, 0, 1].some((off) => known.has((minute - ahead + off + 2 * DAY) % DAY)));

/** The text without its times and dates, so that their parts do not count as numbers. */
export const withoutTimes = (text: string): string =>
  text.replaceAll(TIMESTAMP, ' ').replaceAll(DATE, ' ').replaceAll(CLOCK, ' ');
