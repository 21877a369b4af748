import { Masked } from '../masked.js';

/** Shorter texts are names and messages: they cost less than what it takes to send them. */
const SHORTEST = 64;
/** So many characters are masked where they are. */
const LITTLE = 65_536;
/** More than this is not sent at once. */
const MOST = 16_000_000;
const MOST_VALUES = 500_000;
const DEEPEST = 100;

/**
 * The distinct texts of a value that are worth masking in a thread of their own: none where all of them together are
 * little. What is masked already, and what a getter or a proxy would have to be asked for, is left out.
 */
export const largeTexts = (value: unknown): readonly string[] => {
  const texts = new Set<string>();
  let characters = 0;
  let values = 0;
  const visit = (at: unknown, depth: number): void => {
    values += 1;
    if (values > MOST_VALUES || depth > DEEPEST || characters > MOST) return;
    if (typeof at === 'string') {
      if (at.length < SHORTEST || texts.has(at)) return;
      texts.add(at);
      characters += at.length;
      return;
    }
    if (typeof at !== 'object' || at === null || at instanceof Masked || ArrayBuffer.isView(at)) return;
    for (const member of Array.isArray(at) ? at : Object.values(at)) visit(member, depth + 1);
  };
  try {
    visit(value, 0);
  } catch {
    // A getter of the caller's threw: what is read without it is masked where it is.
    return [];
  }
  return characters > LITTLE && characters <= MOST ? [...texts] : [];
};
