/** A flag that is on, with the variant or value that says so. */
export interface FlagOn {
  readonly flag: string;
  readonly variant: string;
}

/** Names of flags whose being on is a fault by itself: they were made to test failures. */
const FAULTY =
  /fail|error|slow|leak|flood|unreachable|problem|delay|latency|crash|chaos|fault|exhaust|high_?(?:cpu|mem)|manual_?gc/i;
const OFF = new Set<unknown>([false, 0, '', 'off', 'false', 'disabled', '0', '0%', 'none', null]);
/** Longest file of flags that is looked at, and most flags of it. */
const MAX_TEXT = 256 * 1024;
const MAX_FLAGS = 200;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;

const flagsOf = (text: string): unknown => {
  if (text.length > MAX_TEXT || !text.includes('"defaultVariant"')) return null;
  try {
    return fieldOf(JSON.parse(text), 'flags');
  } catch {
    return null; // no file of flags
  }
};

/** The variant that everybody gets, where it is on. */
const variantOn = (flag: unknown): string | null => {
  const variant = fieldOf(flag, 'defaultVariant');
  if (fieldOf(flag, 'state') !== 'ENABLED' || typeof variant !== 'string') return null;
  const value = fieldOf(fieldOf(flag, 'variants'), variant);
  return OFF.has(value === undefined ? variant : value) || OFF.has(variant.toLowerCase()) ? null : variant;
};

/** Flags for failures that are on, in files as flagd reads them (flagd.dev: `flags`, `variants`, `defaultVariant`). */
export const flagsOn = (data: Readonly<Record<string, string>>): readonly FlagOn[] =>
  Object.values(data).flatMap((text) => {
    const flags = flagsOf(text);
    if (typeof flags !== 'object' || flags === null) return [];
    return Object.entries(flags)
      .slice(0, MAX_FLAGS)
      .flatMap(([flag, value]: readonly [string, unknown]): readonly FlagOn[] => {
        const variant = FAULTY.test(flag) ? variantOn(value) : null;
        return variant === null ? [] : [{ flag, variant }];
      });
  });
