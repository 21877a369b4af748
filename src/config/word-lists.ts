import { custom, type Setting } from './setting.js';

/** Words of a list, separated by commas or white space. */
export const wordsIn = (list: string): readonly string[] =>
  list.split(/[\s,]+/).filter((word) => word !== '');

/** Any words. */
export const words = (
  env: string,
  { about, example }: { readonly about: string; readonly example: string },
): Setting<readonly string[]> =>
  custom<readonly string[]>(env, wordsIn, {
    fallback: [],
    shownDefault: '',
    form: 'words, comma-separated',
    about,
    example,
  });

interface Choices<C extends string> {
  readonly fallback: readonly C[];
  readonly about: string;
  readonly example: string;
  /** Whether a list without any word is refused. */
  readonly notEmpty?: true;
}

/** Some words of a list, any case, each once. */
export const choices = <const C extends string>(
  env: string,
  known: readonly C[],
  { fallback, about, example, notEmpty }: Choices<C>,
): Setting<readonly C[]> => {
  const form = `list of ${known.join(', ')}`;
  const isKnown = (word: string): word is C => known.some((candidate) => candidate === word);
  return custom<readonly C[]>(
    env,
    (list) => {
      const words = wordsIn(list.toLowerCase());
      if ((notEmpty && words.length === 0) || !words.every(isKnown)) throw new Error(`must be a ${form}`);
      return [...new Set(words)];
    },
    { fallback, about, example, form, shownDefault: fallback.join(',') },
  );
};
