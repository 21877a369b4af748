import { worstOf, type CommandClass } from './command-class.js';
import { callWords, type CallWords, type ShellCall, type ShellWord } from './shell-call.js';

/** What a program's own judgement may ask. */
export interface Surroundings {
  /** The class of a command that stands inside another, as words or as a text. */
  readonly classOfWords: (words: readonly ShellWord[]) => CommandClass;
  readonly classOfText: (text: string) => CommandClass;
  /** Whether a host may be reached: of the cluster, or one that was configured. */
  readonly isKnownHost: (host: string) => boolean;
}

/** What is known of a program. */
export interface Program {
  readonly names: readonly string[];
  /** Verbs by class, of one word or two; the longer wins. */
  readonly verbs?: Partial<Readonly<Record<CommandClass, readonly string[]>>>;
  /** Of a verb that is not in the table. */
  readonly otherwise: CommandClass;
  /** Options that take the next word as their value. */
  readonly withValue?: readonly string[];
  /** Options that make a call worse, wherever they stand; a trailing `*` stands for any rest. */
  readonly options?: Partial<Readonly<Record<'change' | 'destructive', readonly string[]>>>;
  /** What the table cannot tell; the worse of both counts. */
  readonly judge?: (call: CallWords, words: readonly ShellWord[], around: Surroundings) => CommandClass;
}

/** Words of a table that is written as a text. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);
/** Entries of several words, one behind each comma. */
export const phrases = (text: string): readonly string[] => text.split(',').map((each) => each.trim());

const CLASSES = ['destructive', 'change', 'read'] as const;

const classOfVerb = ({ verbs, otherwise }: Program, positional: readonly string[]): CommandClass => {
  if (verbs === undefined) return otherwise;
  for (const length of [3, 2, 1]) {
    if (positional.length < length) continue;
    const phrase = positional.slice(0, length).join(' ');
    const found = CLASSES.find((each) => verbs[each]?.includes(phrase) === true);
    if (found !== undefined) return found;
  }
  return otherwise;
};

const isListed = (option: string, list: readonly string[]): boolean =>
  list.some((each) => (each.endsWith('*') ? option.startsWith(each.slice(0, -1)) : option === each));

const classOfOptions = ({ options = {} }: Program, given: readonly string[]): CommandClass =>
  worstOf(
    (['change', 'destructive'] as const).filter((each) =>
      given.some((option) => isListed(option, options[each] ?? [])),
    ),
  );

/** The class of one call of a program. */
export const classOfCall = (
  program: Program,
  { words: given }: ShellCall,
  around: Surroundings,
): CommandClass => {
  const call = callWords(given, new Set(program.withValue));
  return worstOf([
    classOfVerb(program, call.positional),
    classOfOptions(program, [...call.options.keys()]),
    program.judge?.(call, given, around) ?? 'read',
  ]);
};
