import { flagValues, maskAcrossLines } from './array-rules.js';
import { MASKED_MARK, type Marker } from './marker.js';
import { Masked } from './masked.js';
import {
  holdsKubernetesAnnotations,
  treatmentOf,
  type PlainObject,
  type Treatment,
} from './structure-rules.js';

/** What is done to the strings that the walk finds. */
export interface TextTreatment {
  /** Text like any other. */
  readonly scan: (text: string) => string;
  /** A secret as a whole. */
  readonly hide: (secret: string) => string;
  /** Text that the built-in rules leave alone. */
  readonly keep: (text: string) => string;
  /** How PEM blocks across lines are marked; `null` when the built-in rules are off. */
  readonly marker: Marker | null;
}

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

/**
 * One walk over one value; remembers what it is inside of, so that a cycle ends, and what became of each text: names and
 * images stand in a case a hundred times.
 */
class Walk {
  readonly #inside = new Set<object>();
  readonly #scanned = new Map<string, string>();
  #values = 0;

  constructor(private readonly texts: TextTreatment) {}

  visit(value: unknown, position: Position): unknown {
    switch (typeof value) {
      case 'string':
        return this.#text(value, position.treatment);
      case 'number':
      case 'boolean':
        return this.#isHidden(position.treatment) ? this.texts.hide(String(value)) : value;
      case 'bigint':
        return this.#text(String(value), position.treatment);
      case 'object':
        return value === null ? null : this.#object(value, position);
      default:
        return undefined;
    }
  }

  #isHidden(treatment: Treatment): boolean {
    return treatment === 'hide' || treatment === 'hide-all';
  }

  #text(text: string, treatment: Treatment): string {
    if (this.#isHidden(treatment)) return text === '' ? '' : this.texts.hide(text);
    return treatment === 'keep' ? this.texts.keep(text) : this.#scan(text);
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
    const { marker } = this.texts;
    const lines =
      marker && array.length > 1 && array.every((element) => typeof element === 'string')
        ? maskAcrossLines(array, marker)
        : array;
    const isCommand = marker !== null && (position.key === 'args' || position.key === 'command');
    const hidden = isCommand ? flagValues(lines) : null;
    const depth = position.depth + 1;
    // What hides one value hides the values of an object, not those of a list inside it: lists are entered.
    const treatment = position.treatment === 'hide' ? 'scan' : position.treatment;
    const { key, annotations } = position;
    const place = { key, annotations, treatment, depth };
    return lines.map(
      (element, at) =>
        this.visit(element, hidden?.has(at) === true ? { ...place, treatment: 'hide' } : place) ?? null,
    );
  }

  #members(holder: PlainObject, position: Position): unknown {
    const toJSON = holder['toJSON'];
    if (typeof toJSON === 'function') {
      return this.visit(toJSON.call(holder), { ...position, depth: position.depth + 1 });
    }
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(holder)) {
      const place = { key, holder, holderKey: position.key };
      const treatment =
        position.treatment === 'hide-all' ? 'hide-all' : this.#treatmentOf(place, position.annotations);
      const value = this.visit(holder[key], {
        treatment,
        key,
        depth: position.depth + 1,
        annotations: holdsKubernetesAnnotations(place),
      });
      if (value !== undefined) set(result, key, value);
    }
    return result;
  }

  #treatmentOf(place: Parameters<typeof treatmentOf>[0], annotations: boolean): Treatment {
    return this.texts.marker === null ? 'keep' : treatmentOf(place, annotations);
  }
}

/** Masks every string in a plain JSON value; keys stay, `undefined` members go. Never throws, ends on cycles. */
export const maskStructure = (value: unknown, texts: TextTreatment): unknown =>
  new Walk(texts).visit(value, {
    treatment: texts.marker === null ? 'keep' : 'scan',
    key: null,
    depth: 0,
    annotations: false,
  });
