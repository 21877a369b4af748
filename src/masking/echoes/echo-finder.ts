import type { Finding } from '../marker.js';

/** The rule under whose name echoes are told. */
export const ECHO = 'echo';

const GRAM = 4;
const ADDRESSES = 1 << 16;
/** Most white space that a log puts where it breaks a line: its margin. */
const WIDEST_BREAK = 16;

/** A known value where it was found. */
export interface Echo extends Finding {
  readonly secret: string;
}

/** The address of the last four characters: each moves the others out by a quarter of it. */
const shifted = (address: number, code: number): number => ((address << 4) ^ code) & (ADDRESSES - 1);

interface Form {
  readonly text: string;
  readonly secret: string;
}

/** Where a form ends that begins at `start`, a line break with a margin anywhere in it; -1 where it does not stand. */
const endOf = (text: string, start: number, form: string): number => {
  let at = start;
  for (let index = 0; index < form.length; index += 1) {
    if (text[at] !== form[index] && index > 0) at = behindBreak(text, at);
    if (text[at] !== form[index]) return -1;
    at += 1;
  }
  return at;
};

/** The position behind a line break at `at`, also one that is written as `\n`; `at` itself where there is none. */
const behindBreak = (text: string, at: number): number => {
  const length = text[at] === '\n' ? 1 : text.startsWith('\r\n', at) || text.startsWith('\\n', at) ? 2 : 0;
  if (length === 0) return at;
  let end = at + length;
  while (end < at + length + WIDEST_BREAK && (text[end] === ' ' || text[end] === '\t')) end += 1;
  return end;
};

/** Finds known values in texts, in one pass: by their first four characters, which a line break may not part. */
export class EchoFinder {
  /** A bit an address: one of these lives as long as each analysis. */
  readonly #beginnings = new Uint8Array(ADDRESSES / 8);
  readonly #forms = new Map<number, Form[]>();

  add(form: string, secret: string): void {
    let address = 0;
    for (let at = 0; at < GRAM; at += 1) address = shifted(address, form.charCodeAt(at));
    this.#beginnings[address >> 3] = (this.#beginnings[address >> 3] ?? 0) | (1 << (address & 7));
    const known = this.#forms.get(address) ?? [];
    known.push({ text: form, secret });
    this.#forms.set(address, known);
  }

  /** Where known values stand, and which. */
  find(text: string): readonly Echo[] {
    const found: Echo[] = [];
    const beginnings = this.#beginnings;
    let address = 0;
    let done = 0;
    for (let at = 0; at < text.length; at += 1) {
      address = shifted(address, text.charCodeAt(at));
      const start = at - GRAM + 1;
      if (((beginnings[address >> 3] ?? 0) & (1 << (address & 7))) === 0 || start < done) continue;
      const echo = this.#at(text, start, address);
      if (!echo) continue;
      found.push(echo);
      done = echo.end;
    }
    return found;
  }

  #at(text: string, start: number, address: number): Echo | null {
    let longest: Echo | null = null;
    for (const { text: form, secret } of this.#forms.get(address) ?? []) {
      const end = endOf(text, start, form);
      if (end > (longest?.end ?? start)) longest = { start, end, rule: ECHO, secret };
    }
    return longest;
  }
}
