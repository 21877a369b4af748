import { canonicalJson } from '../../alerts/canonical-json.js';
import type { EvidenceId } from '../../evidence/evidence.js';
import { isPlainObject } from '../reading/plain-json.js';

/** Shorter texts are as short as the reference to them. */
const MIN_TEXT = 80;

/**
 * What the prompt said already, so that it can refer to it: a workload's template repeats the containers of its pod, a
 * current log that of the run before. Whoever asks in the order of the prompt is referred to heavier evidence only, which
 * goes later when room is short.
 */
export class SaidOnce {
  readonly #where = new Map<string, EvidenceId>();

  /** Where the text was said before; `null` the first time, and then it counts as said in `id`. */
  before(id: EvidenceId, text: string): EvidenceId | null {
    if (text.length < MIN_TEXT) return null;
    const known = this.#where.get(text);
    if (known === undefined) this.#where.set(text, id);
    return known ?? null;
  }

  /** The value with containers that were told before named only; the very same value when there are none. */
  withReferences(id: EvidenceId, value: unknown): unknown {
    const referring = this.#referring(id, value);
    return JSON.stringify(referring) === JSON.stringify(value) ? value : referring;
  }

  #referring(id: EvidenceId, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((entry: unknown) => this.#referring(id, entry));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        (key === 'containers' || key === 'initContainers') && Array.isArray(member)
          ? member.map((container: unknown) => this.#container(id, container))
          : this.#referring(id, member),
      ]),
    );
  }

  #container(id: EvidenceId, container: unknown): unknown {
    if (!isPlainObject(container) || typeof container['name'] !== 'string') return container;
    const before = this.before(id, canonicalJson(container));
    return before === null || before === id ? container : `${container['name']} as in ${before}`;
  }
}
