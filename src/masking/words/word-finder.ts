/** Bits of one folded character; three characters make the address of a word's beginning. */
const BITS = 6;
const GRAM = 3;
const ADDRESSES = 1 << (BITS * GRAM);
const NON_ASCII = (1 << BITS) - 1;
/** Every bit: a word of three characters may be followed by anything. */
const ANY = -1;

/** Letters of any case, digits and marks to numbers from 1; what no word begins with to 0. */
const FOLDED = ((): Uint8Array => {
  const table = new Uint8Array(128);
  for (let letter = 0; letter < 26; letter += 1) table[65 + letter] = table[97 + letter] = 1 + letter;
  for (let digit = 0; digit < 10; digit += 1) table[48 + digit] = 27 + digit;
  [...'-_.:/=$+@ {%~'].forEach((mark, at) => (table[mark.charCodeAt(0)] = 37 + at));
  return table;
})();

const fold = (code: number): number => (code < 128 ? (FOLDED[code] ?? 0) : NON_ASCII);

const addressOf = (word: string): number => {
  let address = 0;
  for (let at = 0; at < GRAM; at += 1) address = (address << BITS) | fold(word.charCodeAt(at));
  return address;
};

/** Whether `word`, in lower case, stands at `at`; ASCII letters of any case. */
const standsAt = (text: string, at: number, word: string): boolean => {
  for (let index = 0; index < word.length; index += 1) {
    const code = text.charCodeAt(at + index);
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    if (lower !== word.charCodeAt(index)) return false;
  }
  return true;
};

interface Word {
  readonly text: string;
  readonly id: number;
}

/** Told of a word by its number, and where it begins. */
type Tell = (word: number, at: number) => void;

/**
 * Finds many words in one pass over a text: where a word may begin is told by its first four characters, and only there
 * is it compared. Words have at least three characters; ASCII letters are found in any case. Linear in the text.
 */
export class WordFinder {
  readonly #words = new Map<number, readonly Word[]>();
  /** A bit for each three characters that begin a word: so small that the processor keeps it at hand. */
  readonly #begins = new Int32Array(ADDRESSES >> 5);
  /** By the first three characters, a bit for each fourth one. */
  readonly #following = new Int32Array(ADDRESSES);

  /** @throws {RangeError} for a word that is too short */
  constructor(words: readonly string[]) {
    words.forEach((given, id) => {
      const text = given.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
      if (text.length < GRAM) throw new RangeError(`"${text}" is too short to be found`);
      const address = addressOf(text);
      const bit = text.length === GRAM ? ANY : 1 << (fold(text.charCodeAt(GRAM)) & 31);
      this.#begins[address >> 5] = (this.#begins[address >> 5] ?? 0) | (1 << (address & 31));
      this.#following[address] = (this.#following[address] ?? 0) | bit;
      this.#words.set(address, [...(this.#words.get(address) ?? []), { text, id }]);
    });
  }

  /** Tells of each word, from left to right. */
  find(text: string, tell: Tell): void {
    const begins = this.#begins;
    const following = this.#following;
    const folded = FOLDED;
    const { length } = text;
    let address = 0;
    // One step more than there are characters: what follows the last word is nothing.
    for (let at = 0; at <= length; at += 1) {
      const code = at < length ? text.charCodeAt(at) : 0;
      const character = code < 128 ? (folded[code] ?? 0) : NON_ASCII;
      if ((((begins[address >> 5] ?? 0) >>> (address & 31)) & 1) === 1 && at >= GRAM) {
        const bits = following[address] ?? 0;
        if (((bits >>> (character & 31)) & 1) === 1) this.#compare(text, at - GRAM, address, tell);
      }
      address = ((address << BITS) | character) & (ADDRESSES - 1);
    }
  }

  #compare(text: string, at: number, address: number, tell: Tell): void {
    for (const word of this.#words.get(address) ?? []) if (standsAt(text, at, word.text)) tell(word.id, at);
  }
}
