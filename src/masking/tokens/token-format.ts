import { charactersOf } from './character-class.js';

/**
 * The public form of one vendor's credential. A shape is read from left to right: `ghp_` stands for itself, `a|b` for one
 * of both, `alnum:36` for 36 characters of a class (`character-class.ts`), `alnum:20-40` for so many, `alnum:20-` for 20 or
 * more; what goes on in the last class belongs to it, but after `!`, where it must end.
 */
export interface TokenFormat {
  readonly id: string;
  readonly shape: string;
  /** `self`: the form is enough. `beside`: only behind one of the words, mostly the vendor's name. */
  readonly told: 'self' | 'beside';
  /** What is looked for, in any case: beginnings of the token itself, or the words beside which it stands. */
  readonly words: readonly string[];
  /** Its beginning is short or a word: it must look random as well. */
  readonly weak: boolean;
}

/** Shorter words are not looked for. */
const SHORTEST_WORD = 3;

/** The literals of the first part that is no class, each long enough to be looked for. */
const beginnings = (shape: string): readonly string[] => {
  const parts = shape.split(' ');
  const at = parts.findIndex((part) => !/^\w+:\d/.test(part) && part.length >= 2);
  const following = /^(\w+):\d/.exec(parts[at + 1] ?? '')?.[1] ?? '';
  const next = new Set(charactersOf(following).toLowerCase());
  return (parts[at] ?? '').split('|').flatMap((literal) => {
    const word = literal.toLowerCase();
    return word.length >= SHORTEST_WORD ? [word] : [...next].map((character) => word + character);
  });
};

/** A format that needs no word beside it. */
export const selfTelling = (id: string, shape: string, weak?: 'weak'): TokenFormat => ({
  id,
  shape,
  told: 'self',
  words: beginnings(shape),
  weak: weak !== undefined,
});

/** A format that is told only behind one of `words`, in the same name or close before it. */
export const besideWord = (id: string, words: readonly string[], shape: string): TokenFormat => ({
  id,
  shape,
  told: 'beside',
  words,
  weak: true,
});
