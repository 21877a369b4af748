const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d|w|y))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)/g;
const PLAIN = /^\d+(?:\.\d+)?$/;
const SECONDS_PER_UNIT: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of `30`, `2.5`, `90s` or `1h30m`; `undefined` for any other text and for zero. */
export const durationSeconds = (text: string): number | undefined => {
  const trimmed = text.trim();
  let seconds: number;
  if (PLAIN.test(trimmed)) seconds = Number(trimmed);
  else if (!DURATION.test(trimmed)) return undefined;
  else {
    seconds = 0;
    for (const [, count, unit] of trimmed.matchAll(PART))
      seconds += Number(count) * (SECONDS_PER_UNIT[unit ?? ''] ?? 0);
  }
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
};
