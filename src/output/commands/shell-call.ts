/** A word of a command. */
export interface ShellWord {
  /** Without its quotes; of an expansion the text that stands there. */
  readonly text: string;
  /** Whether the shell would put something else in its place: a variable, a substitution, a pattern of names. */
  readonly dynamic: boolean;
}

/** One program that a command runs. */
export interface ShellCall {
  /** The name without its path; `''` where the shell would make it up. */
  readonly program: string;
  readonly words: readonly ShellWord[];
}

/** A call's words told apart. */
export interface CallWords {
  /** What is no option and no value of one. */
  readonly positional: readonly string[];
  /** By name, as `-n` or `--namespace`; `null` for one without a value. */
  readonly options: ReadonlyMap<string, string | null>;
  /** Behind `--`. */
  readonly inner: readonly ShellWord[];
}

/** `--name=value`, `-nvalue` with an option that takes one; `null` for what has its value elsewhere, or none. */
const attached = (text: string, withValue: ReadonlySet<string>): readonly [string, string] | null => {
  const [, long, value = ''] = /^(--[^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (long !== undefined) return [long, value];
  const short = text.slice(0, 2);
  return /^-[A-Za-z]./.test(text) && withValue.has(short) ? [short, text.slice(2).replace(/^=/, '')] : null;
};

/**
 * @param withValue options that take the next word as their value
 */
export const callWords = (words: readonly ShellWord[], withValue: ReadonlySet<string>): CallWords => {
  const end = words.findIndex(({ text }) => text === '--');
  const own = end < 0 ? words : words.slice(0, end);
  const positional: string[] = [];
  const options = new Map<string, string | null>();
  for (let at = 0; at < own.length; at += 1) {
    const text = own[at]?.text ?? '';
    const given = attached(text, withValue);
    if (!text.startsWith('-') || text === '-') positional.push(text);
    else if (given !== null) options.set(...given);
    else if (!withValue.has(text)) options.set(text, null);
    else {
      at += 1;
      options.set(text, own[at]?.text ?? '');
    }
  }
  return { positional, options, inner: end < 0 ? [] : words.slice(end + 1) };
};
