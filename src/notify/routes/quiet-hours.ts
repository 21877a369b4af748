/** When people are not to be told, in a place's own time. Minutes count from midnight; `from` may lie after `to`. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly zone: string;
  /** Severities that are told all the same. */
  readonly except: readonly string[];
}

const MINUTES_A_DAY = 1440;
const MS_A_MINUTE = 60_000;

const minuteOfDay = (now: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
};

/**
 * When what is quiet now may be told, ms since the epoch; `null` when it may be at once. Across a change to or from summer time
 * it is an hour off, and then asked again.
 */
export const quietUntil = (quiet: QuietHours | null, severity: string, now: number): number | null => {
  if (quiet === null || quiet.except.includes(severity.toLowerCase())) return null;
  const { fromMinute, toMinute, zone } = quiet;
  const minute = minuteOfDay(now, zone);
  const isQuiet =
    fromMinute <= toMinute
      ? minute >= fromMinute && minute < toMinute
      : minute >= fromMinute || minute < toMinute;
  if (!isQuiet) return null;
  const left = (toMinute - minute + MINUTES_A_DAY) % MINUTES_A_DAY;
  return now - (now % MS_A_MINUTE) + left * MS_A_MINUTE;
};
