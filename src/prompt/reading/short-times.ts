/** Not inside a name such as `backup-2026-11-23T19:06:19Z`. */
const UTC_TIME =
  /(?<![\w./:-])(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|\+00:00)(?![\w:-]|\.\d)/g;

/** The day (`2026-11-23`) that most of the times in the texts are of; `null` without any. */
export const commonDay = (texts: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [, day = ''] of text.matchAll(UTC_TIME)) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  let common: string | null = null;
  for (const [day, count] of counts) {
    if (common === null || count > (counts.get(common) ?? 0)) common = day;
  }
  return common;
};

/**
 * The text with its UTC times to the millisecond, and without the date where it is `day`, which is said once for all:
 * `2026-11-23T19:06:19.854608826Z` becomes `19:06:19.854`. Other times keep their date.
 */
export const withShortTimes = (text: string, day: string | null): string =>
  text.replaceAll(UTC_TIME, (_, date: string, time: string, fraction: string | undefined) => {
    const milliseconds = (fraction ?? '').slice(0, 3).replace(/0+$/, '');
    const exact = milliseconds === '' ? time : `${time}.${milliseconds}`;
    return date === day ? exact : `${date}T${exact}Z`;
  });
