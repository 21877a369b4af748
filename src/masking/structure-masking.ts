import { flagValues, secretsInCommand } from './lists.js';
import { besideMarks, MASKED_MARK, type Finding, type Span } from './marker.js';
import { Masked } from './masked.js';
import { looksMade } from './rules/among-secrets.js';
import { isPlaceholder } from './rules/assigned-value.js';
import { withinBounds } from './label-bounds.js';
import { areHeaders, arePairs, areTexts, areWords } from './list-shapes.js';
import { cookieHeader, cookieValues } from './rules/cookie-header.js';
import { parsedObject } from './parsed-object.js';
import { freeKey, setMember } from './members.js';
import { isSecretName } from './secret-name.js';
import { rowsOf } from './rows.js';
import {
  holdsKubernetesAnnotations,
  insideHidden,
  isHiding,
  schemeOf,
  treatmentOf,
  type PlainObject,
  type Treatment,
} from './structure-rules.js';
import type { TextTreatment } from './text-treatment.js';

/** Deeper values are replaced: no JSON that anyone wrote is as deep. */
const DEEPEST = 100;
/** More values than this are not read; the rest is replaced. */
const MOST_VALUES = 2_000_000;
/** Objects with fewer values below them are walked again sooner than they are remembered. */
const WORTH_REMEMBERING = 16;

interface Position {
  readonly treatment: Treatment;
  /** Key of the value, or of the array it is an element of. */
  readonly key: string | null;
  readonly depth: number;
  /** Whether this is the `annotations` of a Kubernetes object. */
  readonly annotations: boolean;
}

/** Whether nothing around an object hides what is in it. */
const isOpen = ({ treatment, annotations }: Position): boolean => treatment === 'scan' && !annotations;

const asCookie = (span: Span): Finding => ({ ...span, rule: cookieHeader.id });

/**
 * One walk over one value; remembers what it is inside of, so that a cycle ends, and what became of each text that
 * changed: the same line may stand in a case a hundred times.
 */
export class Walk {
  readonly #inside = new Set<object>();
  readonly #scanned = new Map<string, string>();
  #values = 0;
  /** Values that were visited, and those of them that did not stay as they were. */
  #visited = 0;
  #changed = 0;

  constructor(private readonly texts: TextTreatment) {}

  visit(value: unknown, position: Position): unknown {
    if (typeof value === 'object' && value !== null) return this.#object(value, position);
    const masked = this.#leaf(value, position);
    this.#visited += 1;
    if (masked !== value || value === undefined) this.#changed += 1;
    return masked;
  }

  #leaf(value: unknown, position: Position): unknown {
    switch (typeof value) {
      case 'string':
        return this.#text(value, position);
      case 'number':
        return isHiding(position.treatment) ? this.texts.hide(String(value)) : value;
      case 'boolean':
        return position.treatment === 'hide-all' ? this.texts.hide(String(value)) : value;
      case 'bigint':
        return this.#text(String(value), position);
      case 'object':
        return value;
      default:
        return undefined;
    }
  }

  #text(text: string, { treatment, depth, key }: Position): string {
    if (treatment === 'hide' && key !== null && /cookie$/i.test(key) && /^[^\s;=]{1,256}=/.test(text)) {
      return this.#scan(this.texts.parts(text, [...cookieValues(text, 0)].map(asCookie)));
    }
    if (isHiding(treatment)) return this.#hidden(text);
    if (treatment === 'keep') return this.texts.keep(text);
    if (treatment === 'hide-made') return this.#amongSecrets(text);
    return treatment === 'parse' ? this.#written(text, depth) : this.#scan(text);
  }

  /** Hidden where it looks made, or where what is left of it does: masked again it would be. */
  #amongSecrets(text: string): string {
    if (looksMade(besideMarks(text))) return this.texts.hide(text);
    const masked = this.#scan(text);
    return masked !== text && looksMade(besideMarks(masked)) ? this.texts.hide(text) : masked;
  }

  /** The mark, behind the scheme of a header's credentials. */
  #hidden(text: string): string {
    const scheme = schemeOf(text);
    return text === '' ? '' : scheme + this.texts.hide(text.slice(scheme.length));
  }

  /** An object that is written as JSON inside a text; the text itself where nothing in it is hidden. */
  #written(text: string, depth: number): string {
    const value = parsedObject(text);
    if (value === null) return this.#scan(text);
    const masked = this.visit(value, { treatment: 'scan', key: null, depth: depth + 1, annotations: false });
    const written = JSON.stringify(masked);
    return written === JSON.stringify(value) ? text : written + (/\s*$/.exec(text)?.[0] ?? '');
  }

  #scan(text: string): string {
    const known = this.#scanned.size > 0 ? this.#scanned.get(text) : undefined;
    if (known !== undefined) return known;
    const masked = this.texts.scan(text);
    if (masked !== text) this.#scanned.set(text, masked);
    return masked;
  }

  #object(value: object, position: Position): unknown {
    if (value instanceof Masked) return value;
    if (value instanceof Date) return new Date(value);
    if (isOpen(position) && this.texts.clean.has(value, position.key)) return value;
    this.#values += 1;
    if (
      position.depth > DEEPEST ||
      this.#values > MOST_VALUES ||
      this.#inside.has(value) ||
      ArrayBuffer.isView(value)
    ) {
      return this.#replaced();
    }
    this.#inside.add(value);
    try {
      return this.#entered(value, position);
    } catch {
      // A getter or proxy of the caller's threw: what it would have said is unknown, so it is not said.
      return this.#replaced();
    } finally {
      this.#inside.delete(value);
    }
  }

  #replaced(): string {
    this.#changed += 1;
    return MASKED_MARK;
  }

  /** A copy, of which is remembered whether everything in it stayed as it was. */
  #entered(value: object, position: Position): unknown {
    const [visited, changed] = [this.#visited, this.#changed];
    const masked = Array.isArray(value)
      ? this.#array(value, position)
      : this.#members(value as PlainObject, position);
    const isWorth = this.#visited - visited >= WORTH_REMEMBERING;
    if (isWorth && this.#changed === changed && isOpen(position))
      this.texts.clean.add(masked as object, position.key);
    return masked;
  }

  #array(array: readonly unknown[], position: Position): unknown {
    const { key, annotations, treatment } = position;
    const place = { key, annotations, treatment, depth: position.depth + 1 };
    if (treatment === 'keep' || isHiding(treatment) || array.length === 0) {
      // What hides one value hides the texts of a list, but lists of objects are entered.
      return array.map((element) => this.visit(element, insideHidden(place, element)) ?? null);
    }
    if (areTexts(array) && treatment !== 'hide-made') return this.#texts(array, position);
    if (arePairs(array)) return array.map(([name, value]) => this.#pair(name, value, place));
    const rows = rowsOf(array);
    const settled = rows ? this.texts.lines(rows.lines) : null;
    return array.map((element, at) => {
      const masked = this.#element(at, () => this.visit(element, place) ?? null);
      return rows && settled ? this.#withLine(masked, rows.at, settled[at]) : masked;
    });
  }

  /** A row of a log with the line that all rows together made of its own. */
  #withLine(row: unknown, at: string | number, line: string | undefined): unknown {
    if (typeof row !== 'object' || row === null) return row;
    this.#changed += 1;
    const copy: object = Array.isArray(row) ? [...row] : { ...row };
    setMember(copy as Record<string, unknown>, String(at), line);
    return copy;
  }

  /** `["X-Api-Key", "x"]`, as some write headers. */
  #pair(name: string, value: string, place: Position): readonly [unknown, unknown] {
    // Its treatment hangs on the name beside it, so it is not remembered.
    this.#changed += 1;
    const treatment = treatmentOf(
      { key: name, holder: { [name]: value }, holderKey: null, within: 'scan' },
      false,
      false,
    );
    return [this.#scan(name), this.visit(value, { ...place, treatment })];
  }

  #texts(array: readonly string[], position: Position): readonly string[] {
    const masked = this.#maskedTexts(array, position);
    this.#visited += array.length;
    if (masked.length !== array.length || array.some((text, at) => masked[at] !== text)) this.#changed += 1;
    return masked;
  }

  /** A list of texts: the lines of a log, or the words of a command. */
  #maskedTexts(array: readonly string[], position: Position): readonly string[] {
    const { key } = position;
    if (key === 'args' || key === 'command') return this.#command(array);
    if (array.length === 2 && key === null) return array.map((text) => this.#scan(text));
    if (key !== null && areHeaders(key, array)) return this.#headers(array, position);
    const lines = this.texts.lines(array);
    if (lines) return lines;
    if (areWords(array)) return this.#command(array);
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
      this.#changed += 1;
      return this.visit(toJSON.call(given), { ...position, depth: position.depth + 1 });
    }
    const holder = withinBounds(given, position.key);
    if (holder !== given) this.#changed += 1;
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
      if (value !== undefined) setMember(result, this.#key(key, result, treatment), value);
      this.texts.at?.leave();
    }
    return result;
  }

  /** A key in which nothing is hidden, or what became of it; two keys never become one. */
  #key(key: string, taken: PlainObject, treatment: Treatment): string {
    if (treatment === 'keep' || key.length < 8) return key;
    const masked = this.texts.key(key);
    if (masked === key) return key;
    this.#changed += 1;
    return freeKey(masked, taken);
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
