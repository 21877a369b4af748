import { z } from 'zod';

/**
 * One environment variable: its name, how its text is read, and what a person needs to know about it.
 * `parse` throws a {@link z.ZodError} or {@link Error} whose message never repeats the value.
 */
export interface Setting<T> {
  readonly env: string;
  /** Reads the trimmed, non-empty text of the variable. */
  readonly parse: (text: string) => T;
  /** Used when the variable is unset or empty. */
  readonly fallback: T;
  /** Which values are taken, in a few words: `1 to 256`. */
  readonly form: string;
  readonly about: string;
  readonly example: string;
  /** What stands in the table's default column; derived from `fallback` when absent. */
  readonly shownDefault: string;
  /** Never shown, not even its length. */
  readonly secret: boolean;
}

/** Variables of one area: property name → variable. */
export type Variables = Readonly<Record<string, Setting<unknown>>>;

/** The values of variables once read. */
export type ValuesOf<V extends Variables> = {
  readonly [K in keyof V]: V[K] extends Setting<infer T> ? T : never;
};

interface Options<T> {
  readonly fallback: T;
  readonly about: string;
  readonly example?: string;
  readonly shownDefault?: string;
}

interface Bounded extends Options<number> {
  readonly min: number;
  readonly max: number;
}

const reader =
  <T>(schema: z.ZodType<T, string>) =>
  (text: string): T => {
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    throw new Error(result.error.issues.map((issue) => issue.message).join('; '));
  };

const setting = <T>(
  env: string,
  parse: (text: string) => T,
  options: Options<T>,
  form: string,
  secret = false,
): Setting<T> => ({
  env,
  parse,
  fallback: options.fallback,
  form,
  about: options.about,
  example: options.example ?? String(options.fallback ?? ''),
  shownDefault: options.shownDefault ?? (options.fallback === null ? '' : String(options.fallback)),
  secret,
});

const numberText = (pattern: RegExp, kind: string, { min, max }: Bounded): z.ZodType<number, string> =>
  z
    .string()
    .regex(pattern, `must be ${kind} from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be ${kind} from ${min} to ${max}`);

const rangeOf = ({ min, max }: Bounded, kind: string): string => `${kind}, ${min} to ${max}`;

/** A whole number within bounds, both included. */
export const integer = (env: string, options: Bounded): Setting<number> =>
  setting(
    env,
    reader(numberText(/^[+-]?\d{1,15}$/, 'a whole number', options)),
    options,
    rangeOf(options, 'whole number'),
  );

/** A decimal number within bounds, both included. */
export const decimal = (env: string, options: Bounded): Setting<number> =>
  setting(
    env,
    reader(numberText(/^[+-]?\d{1,15}(\.\d+)?$/, 'a number', options)),
    options,
    rangeOf(options, 'number'),
  );

/** `true` or `false`, any case. */
export const flag = (env: string, options: Options<boolean>): Setting<boolean> =>
  setting(
    env,
    reader(
      z
        .string()
        .toLowerCase()
        .refine((text) => text === 'true' || text === 'false', 'must be true or false')
        .transform((text) => text === 'true'),
    ),
    options,
    'true or false',
  );

/** One word of a list, any case. */
export const choice = <const C extends string, F extends C | null>(
  env: string,
  words: readonly C[],
  options: Options<F>,
): Setting<C | F> =>
  setting<C | F>(
    env,
    (text) => {
      const word = words.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
      if (word === undefined) throw new Error(`must be one of ${words.join(', ')}`);
      return word;
    },
    options,
    words.join(', '),
  );

/** Free text; `null` when unset. */
export const text = (
  env: string,
  options: Omit<Options<null>, 'fallback'> & { readonly pattern?: RegExp; readonly rule?: string },
): Setting<string | null> =>
  setting<string | null>(
    env,
    (value) => {
      if (options.pattern && !options.pattern.test(value))
        throw new Error(options.rule ?? 'has the wrong form');
      return value;
    },
    { ...options, fallback: null },
    'text',
  );

/** Free text with a default. */
export const textWithDefault = (
  env: string,
  options: Options<string> & { readonly pattern?: RegExp; readonly rule?: string },
): Setting<string> =>
  setting<string>(
    env,
    (value) => {
      if (options.pattern && !options.pattern.test(value))
        throw new Error(options.rule ?? 'has the wrong form');
      return value;
    },
    options,
    'text',
  );

/** A credential; trimmed, never shown. `null` when unset. */
export const secret = (env: string, options: Omit<Options<null>, 'fallback'>): Setting<string | null> =>
  setting<string | null>(env, (value) => value, { ...options, fallback: null }, 'secret', true);

/** An absolute http or https URL; a missing scheme means http; trailing slashes are dropped. `null` when unset. */
export const httpUrl = (env: string, options: Omit<Options<null>, 'fallback'>): Setting<string | null> =>
  setting<string | null>(
    env,
    (value) => {
      const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
      if (!URL.canParse(withScheme)) throw new Error('must be an http or https URL with a host');
      const url = new URL(withScheme);
      if (!['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
        throw new Error('must be an http or https URL with a host');
      }
      return withScheme.replace(/\/+$/, '');
    },
    { ...options, fallback: null },
    'http or https URL',
  );

/** Any other form: `parse` throws an Error that says what is wrong, without the value. */
export const custom = <T>(
  env: string,
  parse: (text: string) => T,
  options: Options<T> & { readonly form: string; readonly secret?: boolean },
): Setting<T> => setting(env, parse, options, options.form, options.secret ?? false);
