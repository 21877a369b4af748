const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?\d*([Zz]|[+-]\d{2}:\d{2})$/;
const DECIMAL = /^(\d{1,19})(?:\.(\d{1,9})\d*)?$/;
const NANOSECONDS_PER_MS = 1_000_000n;
const NANOSECONDS_PER_SECOND = 1_000_000_000n;

const fraction = (digits: string | undefined): bigint => BigInt((digits ?? '').padEnd(9, '0'));

/** How many nanoseconds one unit of a whole number has: its length says whether it counts s, ms, µs or ns since 1970. */
const unitOf = (digits: number): bigint => {
  if (digits <= 11) return NANOSECONDS_PER_SECOND;
  if (digits <= 14) return NANOSECONDS_PER_MS;
  return digits <= 17 ? 1_000n : 1n;
};

/**
 * A moment as a person or a model writes it, in nanoseconds since 1970: RFC 3339, or Unix time in seconds (with or
 * without a fraction), ms, µs or ns. The unit of a whole number is told by its length, because a server that expects
 * another one answers "nothing found" rather than an error. `undefined` for anything else.
 */
export const parseInstant = (text: string): bigint | undefined => {
  const trimmed = text.trim();
  const stamp = RFC_3339.exec(trimmed);
  if (stamp) {
    const ms = Date.parse(`${stamp[1]}T${stamp[2]}${stamp[4]?.toUpperCase()}`);
    return Number.isNaN(ms) ? undefined : BigInt(ms) * NANOSECONDS_PER_MS + fraction(stamp[3]);
  }
  const number = DECIMAL.exec(trimmed);
  if (!number?.[1]) return undefined;
  const unit = unitOf(number[1].length);
  if (number[2] === undefined) return BigInt(number[1]) * unit;
  return unit === NANOSECONDS_PER_SECOND ? BigInt(number[1]) * unit + fraction(number[2]) : undefined;
};

/** Nanoseconds since 1970 of a clock's milliseconds. */
export const nanosecondsOf = (ms: number): bigint => BigInt(Math.round(ms)) * NANOSECONDS_PER_MS;

/** Milliseconds since 1970, rounded down. */
export const millisecondsOf = (nanoseconds: bigint): number => Number(nanoseconds / NANOSECONDS_PER_MS);
