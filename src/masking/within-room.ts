import { beginningOf } from './beginning-of.js';

/** Most characters of one request that are masked: more than a prompt holds, and nothing else waits long for them. */
const MOST_CHARACTERS = 256 * 1024;
/** Longest text in it. */
const LONGEST_TEXT = 64 * 1024;
/** No object that anyone wrote has more members. */
const MOST_MEMBERS = 1000;
/** What is deeper is replaced when it is masked. */
const DEEPEST = 100;

const isPlain = (value: object): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** Takes what fits, first come first served. */
class Room {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  take(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
    if (Array.isArray(value)) return this.#array(value, depth);
    return isPlain(value) ? this.#members(value, depth) : value;
  }

  #text(text: string): string {
    const kept = beginningOf(text, Math.min(LONGEST_TEXT, this.#left));
    this.#left -= kept.length;
    return kept.length === text.length
      ? text
      : `${kept}… (${text.length - kept.length} characters were left out)`;
  }

  #array(array: readonly unknown[], depth: number): readonly unknown[] {
    const kept: unknown[] = [];
    for (const element of array) {
      if (this.#left <= 0) break;
      this.#left -= 1;
      kept.push(this.take(element, depth + 1));
    }
    const isCut = kept.length < array.length && typeof array[0] === 'string';
    return isCut ? [...kept, `… (${array.length - kept.length} of ${array.length} were left out)`] : kept;
  }

  #members(holder: Readonly<Record<string, unknown>>, depth: number): unknown {
    const kept: [string, unknown][] = [];
    for (const key of Object.keys(holder).slice(0, MOST_MEMBERS)) {
      this.#left -= key.length;
      kept.push([key, this.take(holder[key], depth + 1)]);
    }
    return Object.fromEntries(kept);
  }
}

/**
 * What of a caller's value is worth masking, because masking megabytes would hold up everything else: texts end at a word
 * with a notice, lists are shorter, objects keep their members but where they have more than {@link MOST_MEMBERS}.
 * @param characters in all; `Infinity` where the value is bounded as a whole and its lists must stay whole, to be counted
 */
// Texts stay texts, lists lists and members members, so the type holds.
export const withinRoom = <T>(value: T, characters = MOST_CHARACTERS): T =>
  new Room(characters).take(value, 0) as T;
