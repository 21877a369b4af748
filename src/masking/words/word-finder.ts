/** Bits of one folded character; three make the address of a word's beginning. */
const BITS = 6;
const GRAM = 3;
const OTHER = 47;

/** Letters of any case, digits and marks to numbers from 1; what no word begins with to 0. */
const FOLDED = ((): Uint8Array => {
  const table = new Uint8Array(128);
  for (let letter = 0; letter < 26; letter += 1) table[65 + letter] = table[97 + letter] = 1 + letter;
  for (let digit = 0; digit < 10; digit += 1) table[48 + digit] = 27 + digit;
  [...'-_.:/+=$@ '].forEach((mark, at) => (table[mark.charCodeAt(0)] = 37 + at));
  return table;
})();

const fold = (code: number): number =>
  code < 128 ? (FOLDED[code] ?? 0) : OTHER + (code % ((1 << BITS) - OTHER));

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

/**
 * Finds many words in one pass over a text: where a word may begin is told by its first three characters, and only there
 * is it compared. Words have at least three characters; ASCII letters are found in any case. Linear in the text.
 */
export class WordFinder {
  readonly #beginnings = new Uint8Array(1 << (BITS * GRAM));
  readonly #words = new Map<number, { readonly word: string; readonly id: number }[]>();

  /** @throws {RangeError} for a word that is too short */
  constructor(words: readonly string[]) {
    words.forEach((given, id) => {
      const word = given.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
      if (word.length < GRAM) throw new RangeError(`"${word}" is too short to be found`);
      const address = addressOf(word);
      this.#beginnings[address] = 1;
      const known = this.#words.get(address);
      if (known) known.push({ word, id });
      else this.#words.set(address, [{ word, id }]);
    });
  }

  /** Tells each word's number and where it begins, from left to right. */
  find(text: string, tell: (word: number, at: number) => void): void {
    const mask = (1 << (BITS * GRAM)) - 1;
    const beginnings = this.#beginnings;
    let address = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const folded = code < 128 ? (FOLDED[code] ?? 0) : OTHER + (code % ((1 << BITS) - OTHER));
      address = ((address << BITS) | folded) & mask;
      if (beginnings[address] === 1) this.#compare(text, at - GRAM + 1, address, tell);
    }
  }

  #compare(text: string, at: number, address: number, tell: (word: number, at: number) => void): void {
    if (at < 0) return;
    for (const { word, id } of this.#words.get(address) ?? []) if (standsAt(text, at, word)) tell(id, at);
  }
}
