import { type Masked, mintMasked } from '../masked.js';
import { hideNames } from './hide-names.js';
import type { NameBook } from './name-book.js';
import { namesInText } from './names-in-text.js';

/** What stands for the names of a cluster where they are not told (`MASKING_PSEUDONYMS`, docs/masking.md "Pseudonyms"). */
export interface Pseudonyms {
  /** The value with pseudonyms in every text, but in those fields. */
  hide<T>(value: Masked<T>, except: readonly string[]): Masked<T>;
  /** A text with the names put back. */
  restore(text: string): string;
}

/** Names stay as they are. */
export const NO_PSEUDONYMS: Pseudonyms = {
  hide: (value) => value,
  restore: (text) => text,
};

const textsOf = (value: unknown, except: ReadonlySet<string>, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((element) => textsOf(element, except, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      except.has(key) ? member : textsOf(member, except, change),
    ]),
  );
};

/** The names of one analysis or conversation. */
export class BookPseudonyms implements Pseudonyms {
  constructor(private readonly book: NameBook) {}

  hide<T>(value: Masked<T>, except: readonly string[]): Masked<T> {
    const open = new Set(except);
    // All are written down first: one that a later text tells of stands in the earlier ones too.
    textsOf(value.value, open, (text) => (namesInText(text, this.book), text));
    // Texts are replaced by texts: the shape stays.
    return mintMasked(textsOf(value.value, open, (text) => hideNames(text, this.book)) as T);
  }

  restore(text: string): string {
    return this.book.restore(text);
  }
}
