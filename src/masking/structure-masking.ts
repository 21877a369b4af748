import { flagValues, secretsInCommand } from './lists.js';
import { MASKED_MARK, type Finding, type Span } from './marker.js';
import { Masked } from './masked.js';
import { looksMade } from './rules/among-secrets.js';
import { isPlaceholder } from './rules/assigned-value.js';
import { withinBounds } from './label-bounds.js';
import { cookieHeader, cookieValues } from './rules/cookie-header.js';
import { isSecretName } from './secret-name.js';
import { rowsOf } from './rows.js';
import {
  holdsKubernetesAnnotations,
  treatmentOf,
  type PlainObject,
  type Treatment,
} from './structure-rules.js';
import type { TextTreatment } from './text-treatment.js';

/** Deeper values are replaced: no JSON that anyone wrote is as deep. */
const DEEPEST = 100;
/** More values than this are not read; the rest is replaced. */
const MOST_VALUES = 2_000_000;

interface Position {
  readonly treatment: Treatment;
  /** Key of the value, or of the array it is an element of. */
  readonly key: string | null;
  readonly depth: number;
  /** Whether this is the `annotations` of a Kubernetes object. */
  readonly annotations: boolean;
}

const set = (target: Record<string, unknown>, key: string, value: unknown): void => {
  // A plain assignment to `__proto__` would change the prototype instead.
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  else target[key] = value;
};

const parsed = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};

const areTexts = (elements: readonly unknown[]): elements is readonly string[] =>
  elements.every((element) => typeof element === 'string');

const arePairs = (elements: readonly unknown[]): elements is readonly (readonly [string, string])[] =>
  elements.every((element) => Array.isArray(element) && element.length === 2 && areTexts(element)) &&
  !elements.some((element) => Array.isArray(element) && /^\d/.test(String(element[0])));

const asCookie = (span: Span): Finding => ({ ...span, rule: cookieHeader.id });

/** A word of a command: `-password`, `--token=x`. */
const FLAG = /^--?[A-Za-z]/;

/** `Bearer x`, `Basic x`: says how, not what. */
const SCHEME = /^(?:Bearer|Basic|Token|ApiKey|Splunk|Negotiate|NTLM) (?=\S{6,}$)/i;

/** Names of headers and their values in turn. */
const areHeaders = (key: string, array: readonly string[]): boolean =>
  /headers$/i.test(key) &&
  array.length % 2 === 0 &&
  array.every((text, at) => at % 2 === 1 || /^[\w-]{1,64}$/.test(text));

/**
 * One walk over one value; remembers what it is inside of, so that a cycle ends, and what became of each text: names and
 * images stand in a case a hundred times.
 */
export class Walk {
  readonly #inside = new Set<object>();
  readonly #scanned = new Map<string, string>();
  #values = 0;

  constructor(private readonly texts: TextTreatment) {}

  visit(value: unknown, position: Position): unknown {
    switch (typeof value) {
      case 'string':
        return this.#text(value, position);
      case 'number':
        return this.#isHidden(position.treatment) ? this.texts.hide(String(value)) : value;
      case 'boolean':
        return position.treatment === 'hide-all' ? this.texts.hide(String(value)) : value;
      case 'bigint':
        return this.#text(String(value), position);
      case 'object':
        return value === null ? null : this.#object(value, position);
      default:
        return undefined;
    }
  }

  #isHidden(treatment: Treatment): boolean {
    return treatment === 'hide' || treatment === 'hide-all';
  }

  #text(text: string, { treatment, depth, key }: Position): string {
    if (treatment === 'hide' && key !== null && /cookie$/i.test(key) && /^[^\s;=]{1,256}=/.test(text)) {
      return this.#scan(this.texts.parts(text, [...cookieValues(text, 0)].map(asCookie)));
    }
    if (this.#isHidden(treatment)) return this.#hidden(text);
    if (treatment === 'keep') return this.texts.keep(text);
    if (treatment === 'hide-made' && looksMade(text)) return this.texts.hide(text);
    return treatment === 'parse' ? this.#written(text, depth) : this.#scan(text);
  }

  /** The mark, behind the scheme of a header's credentials. */
  #hidden(text: string): string {
    const scheme = SCHEME.exec(text)?.[0] ?? '';
    return text === '' ? '' : scheme + this.texts.hide(text.slice(scheme.length));
  }

  /** An object that is written as JSON inside a text; the text itself where nothing in it is hidden. */
  #written(text: string, depth: number): string {
    const value = parsed(text);
    if (value === null) return this.#scan(text);
    const masked = this.visit(value, { treatment: 'scan', key: null, depth: depth + 1, annotations: false });
    const written = JSON.stringify(masked);
    return written === JSON.stringify(value) ? text : written + (/\s*$/.exec(text)?.[0] ?? '');
  }

  #scan(text: string): string {
    const known = this.#scanned.get(text);
    if (known !== undefined) return known;
    const masked = this.texts.scan(text);
    this.#scanned.set(text, masked);
    return masked;
  }

  #object(value: object, position: Position): unknown {
    if (value instanceof Masked) return value;
    if (value instanceof Date) return new Date(value);
    this.#values += 1;
    if (
      position.depth > DEEPEST ||
      this.#values > MOST_VALUES ||
      this.#inside.has(value) ||
      ArrayBuffer.isView(value)
    ) {
      return MASKED_MARK;
    }
    this.#inside.add(value);
    try {
      return Array.isArray(value)
        ? this.#array(value, position)
        : this.#members(value as PlainObject, position);
    } catch {
      // A getter or proxy of the caller's threw: what it would have said is unknown, so it is not said.
      return MASKED_MARK;
    } finally {
      this.#inside.delete(value);
    }
  }

  #array(array: readonly unknown[], position: Position): unknown {
    const { key, annotations, treatment } = position;
    const place = { key, annotations, treatment, depth: position.depth + 1 };
    if (treatment === 'keep' || this.#isHidden(treatment) || array.length === 0) {
      // What hides one value hides the texts of a list, but lists of objects are entered.
      return array.map((element) => this.visit(element, this.#inHidden(place, element)) ?? null);
    }
    if (areTexts(array) && treatment !== 'hide-made') return this.#texts(array, position);
    if (arePairs(array)) return array.map(([name, value]) => this.#pair(name, value, place));
    const rows = rowsOf(array);
    const settled = rows ? this.texts.lines(rows.lines) : null;
    return array.map((element, at) => {
      this.texts.at?.enter(at);
      const masked = this.visit(element, place) ?? null;
      this.texts.at?.leave();
      if (rows && settled && typeof masked === 'object' && masked !== null) {
        set(masked as Record<string, unknown>, String(rows.at), settled[at]);
      }
      return masked;
    });
  }

  /** `["X-Api-Key", "x"]`, as some write headers. */
  #pair(name: string, value: string, place: Position): readonly [unknown, unknown] {
    const treatment = treatmentOf(
      { key: name, holder: { [name]: value }, holderKey: null, within: 'scan' },
      false,
      false,
    );
    return [this.#scan(name), this.visit(value, { ...place, treatment })];
  }

  #inHidden<P extends { readonly treatment: Treatment }>(place: P, element: unknown): P {
    const open = place.treatment === 'hide' && typeof element === 'object';
    return open || (typeof element === 'string' && isPlaceholder(element))
      ? { ...place, treatment: 'scan' }
      : place;
  }

  /** A list of texts: the lines of a log, or the words of a command. */
  #texts(array: readonly string[], position: Position): readonly string[] {
    const { key } = position;
    if (key === 'args' || key === 'command') return this.#command(array);
    if (array.length === 2 && key === null) return array.map((text) => this.#scan(text));
    if (key !== null && areHeaders(key, array)) return this.#headers(array, position);
    const lines = this.texts.lines(array);
    if (lines) return lines;
    if (array.some((text) => FLAG.test(text))) return this.#command(array);
    return array.map((text, at) => this.#element(at, () => this.#scan(text)));
  }

  /** `["Host", "shop", "X-Auth-Token", "x"]`, as Node.js keeps headers. */
  #headers(array: readonly string[], position: Position): readonly string[] {
    const place = { ...position, depth: position.depth + 1 };
    return array.flatMap((name, at) => {
      if (at % 2 === 1) return [];
      return this.#pair(name, array[at + 1] ?? '', place).map(String);
    });
  }

  #element<T>(at: number, work: () => T): T {
    this.texts.at?.enter(at);
    const result = work();
    this.texts.at?.leave();
    return result;
  }

  #command(words: readonly string[]): readonly string[] {
    const hidden = flagValues(words);
    const parts = secretsInCommand(words);
    return words.map((word, at) =>
      this.#element(at, () => {
        if (hidden.has(at) && !isPlaceholder(word)) return this.texts.hide(word);
        const [flag = '', name = ''] = /^--?([A-Za-z][\w.-]{0,63})=/.exec(word) ?? [];
        const value = word.slice(flag.length);
        if (flag !== '' && isSecretName(name) && !isPlaceholder(value)) return flag + this.texts.hide(value);
        return this.#scan(this.texts.parts(word, parts[at] ?? []));
      }),
    );
  }

  #members(given: PlainObject, position: Position): unknown {
    const toJSON = given['toJSON'];
    if (typeof toJSON === 'function') {
      return this.visit(toJSON.call(given), { ...position, depth: position.depth + 1 });
    }
    const holder = withinBounds(given, position.key);
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(holder)) {
      this.texts.at?.enter(key);
      const place = { key, holder, holderKey: position.key, within: position.treatment };
      const treatment = this.#treatmentOf(place, position);
      const value = this.visit(holder[key], {
        treatment,
        key,
        depth: position.depth + 1,
        annotations: holdsKubernetesAnnotations(place),
      });
      if (value !== undefined) set(result, this.#key(key, result, treatment), value);
      this.texts.at?.leave();
    }
    return result;
  }

  /** A key in which nothing is hidden, or what became of it; two keys never become one. */
  #key(key: string, taken: PlainObject, treatment: Treatment): string {
    if (treatment === 'keep' || key.length < 8) return key;
    const masked = this.texts.key(key);
    if (masked === key || !Object.hasOwn(taken, masked)) return masked;
    let number = 2;
    while (Object.hasOwn(taken, `${masked} ${number}`)) number += 1;
    return `${masked} ${number}`;
  }

  #treatmentOf(place: Parameters<typeof treatmentOf>[0], { treatment, annotations }: Position): Treatment {
    if (treatment === 'hide-all' || treatment === 'keep') return treatment;
    return treatmentOf(place, annotations, this.texts.strict);
  }
}

/** Masks every string in a plain JSON value; `undefined` members go. Never throws, ends on cycles. */
export const maskStructure = (value: unknown, texts: TextTreatment): unknown =>
  new Walk(texts).visit(value, {
    treatment: texts.builtin ? 'scan' : 'keep',
    key: null,
    depth: 0,
    annotations: false,
  });
