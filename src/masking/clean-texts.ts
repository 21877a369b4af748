/** Longest text that is remembered for all, in characters: names, images, messages and most lines are shorter. */
const LONGEST = 512;
/** Most longer texts that are remembered in one piece of work: a prompt and what is said about it. */
const MOST_LONG = 32;
/** Most texts of one generation; two are kept, so at most 8 MB of UTF-16. */
const MOST = 4096;

/**
 * Remembers texts in which nothing was found, boundedly: the same names, images and lines stand in what was read, in the
 * prompt and in each result, and in the next alert of the same workload. Only what is shown as it is is remembered, so
 * no secret that was found is.
 */
export class CleanTexts {
  #newer = new Set<string>();
  #older = new Set<string>();

  /**
   * The text where it is known to be clean, else what `mask` makes of it. `mask` always makes the same of a text.
   * @param long long texts that are known to be clean, kept no longer than the work that they belong to
   */
  unless(text: string, mask: (text: string) => string, long: Set<string>): string {
    if (text.length > LONGEST) {
      if (long.has(text)) return text;
      const masked = mask(text);
      if (masked === text && long.size < MOST_LONG) long.add(text);
      return masked;
    }
    if (this.#newer.has(text)) return text;
    if (!this.#older.has(text)) {
      const masked = mask(text);
      if (masked !== text) return masked;
    }
    if (this.#newer.size >= MOST) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    // A copy: a line may be a part of a whole log, which it would keep alive.
    const copy = Buffer.from(text).toString();
    if (copy === text) this.#newer.add(copy);
    return text;
  }
}
