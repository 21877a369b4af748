import type { FailedRead, ReadOutcome } from '../../transport/read-outcome.js';
import type { CollectionRef } from './reader.js';

/** How long a kind that was just not served is not asked for again: an operator that is installed meanwhile can wait. */
const KEPT_MS = 60_000;
/** Kinds kept; more than this asks for. */
const MAX_KINDS = 500;

interface Unserved {
  readonly outcome: FailedRead;
  /** In ms of `performance.now()`. */
  readonly until: number;
}

const keyOf = ({ apiVersion, plural }: CollectionRef): string => `${apiVersion}/${plural}`;

/**
 * Kinds that the API server does not have. A list is there even when it is empty, also that of a namespace which is not:
 * so "not found" for a list tells of the kind, in every namespace. Most clusters lack most kinds of the meshes, gateways and
 * operators that are looked for, and each asking is a call.
 */
export class UnservedKinds {
  readonly #kinds = new Map<string, Unserved>();

  /** @param isOn whether anything is remembered */
  constructor(private readonly isOn: boolean) {}

  /** What asking for this list would answer, when it is known that there is none. */
  of(list: CollectionRef): FailedRead | null {
    const known = this.#kinds.get(keyOf(list));
    if (known === undefined) return null;
    if (performance.now() < known.until) return known.outcome;
    this.#kinds.delete(keyOf(list));
    return null;
  }

  /** Takes note of what a list answered. */
  learn(list: CollectionRef, outcome: ReadOutcome<unknown>): void {
    if (!this.isOn || outcome.status !== 'absent' || this.#kinds.size >= MAX_KINDS) return;
    this.#kinds.set(keyOf(list), { outcome, until: performance.now() + KEPT_MS });
  }
}
