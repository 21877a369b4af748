import { replaceSpans } from '../spans.js';
import { isMark, type Finding, type Marker } from '../marker.js';
import { EchoFinder } from './echo-finder.js';
import { formsOf, isFollowed } from './echo-forms.js';

/** Most values that are followed at once; what comes later is hidden in its own place only. */
const MOST = 1000;

/**
 * The values that were hidden in one analysis or conversation: wherever they turn up again they are hidden as well, also
 * encoded. Kept in memory only, and no longer than the work that they belong to.
 */
export class EchoMemory {
  readonly #secrets = new Set<string>();
  readonly #finder = new EchoFinder();

  get size(): number {
    return this.#secrets.size;
  }

  /** Remembers a value that was hidden, and each long line of it. */
  add(secret: string): void {
    for (const part of secret.includes('\n') ? [secret, ...secret.split('\n')] : [secret]) {
      const value = part.trim();
      if (this.#secrets.size >= MOST || this.#secrets.has(value) || isMark(value) || !isFollowed(value))
        continue;
      this.#secrets.add(value);
      for (const form of formsOf(value)) this.#finder.add(form, value);
    }
  }

  /** A text in which what is remembered is marked, as it was where it was found first. */
  mask(text: string, marker: Marker, tell?: (finding: Finding, secret: string) => void): string {
    if (this.#secrets.size === 0) return text;
    const found = this.#finder.find(text);
    if (found.length === 0) return text;
    const marks = new Map(found.map(({ start, end, secret }) => [text.slice(start, end), secret]));
    if (tell) for (const finding of found) tell(finding, text.slice(finding.start, finding.end));
    return replaceSpans(text, found, (shown, rule) => marker(marks.get(shown) ?? shown, rule));
  }

  /** Where what is remembered stands in a text. */
  find(text: string): readonly Finding[] {
    return this.#secrets.size === 0 ? [] : this.#finder.find(text);
  }
}
