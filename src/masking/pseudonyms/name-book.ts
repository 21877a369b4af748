/** What a name is of; its pseudonym says so. */
export type NameKind = 'namespace' | 'pod' | 'node' | 'host' | 'address' | 'address6';

/** Most names of one analysis or conversation; a cluster of more is told by the others. */
const MOST = 20_000;
/** A whole name of Kubernetes or of a host, not one letter and no number. */
const NAME = /^(?=.*[a-z])[a-z0-9][a-z0-9.-]{0,251}[a-z0-9]$/i;
/** Namespaces that every cluster has, and words that stand where names do. */
const COMMON = new Set(
  `default kube-system kube-public kube-node-lease localhost none null nil true false unknown undefined all any is not no yes
  empty name names other and or the in of on node pod host namespace nodes pods hosts namespaces`.split(
    /\s+/,
  ),
);

/** Where pseudonyms of addresses begin: networks kept for tests and for documents (RFC 2544, RFC 3849). */
const V4 = '198.18';
const V6 = '2001:db8::';

const written = (kind: NameKind, number: number): string => {
  if (kind === 'address') return `${V4}.${number >> 8}.${number & 255}`;
  if (kind === 'address6') return `${V6}${number.toString(16)}`;
  return kind === 'host' ? `host-x${number}.example` : `${kind}-x${number}`;
};

/** What was escaped before a name does not belong to it: `%2F`, `\\n`. */
const BEFORE = String.raw`(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}|\\[nrt]))`;
const PSEUDONYM = new RegExp(
  String.raw`${BEFORE}(?:(?:namespace|pod|node|host)-x\d{1,5}(?:\.example)?(?!\d)|198\.18\.\d{1,3}\.\d{1,3}(?!\d)|2001:db8::[0-9a-f]{1,4}(?![0-9a-f:]|\.\d))`,
  'gi',
);

/** The parts of a name, by what separates them. */
export const partsOf = (name: string): readonly string[] => name.split(/[-.]/);

/**
 * The names of one analysis or conversation and what stands for each: of the same form, so that tools take it as an
 * argument, and always the same. Kept in memory only.
 */
export class NameBook {
  readonly #pseudonyms = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #beginnings = new Set<string>();
  readonly #numbers = new Map<NameKind, number>();

  get size(): number {
    return this.#pseudonyms.size;
  }

  /** Writes a name down; what is no name is left out. */
  add(kind: NameKind, name: string): void {
    const isAddress = kind === 'address' || kind === 'address6';
    if (!isAddress && (!NAME.test(name) || COMMON.has(name.toLowerCase()))) return;
    if (this.#pseudonyms.has(name) || this.#names.has(name) || this.size >= MOST) return;
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    const pseudonym = written(kind, number);
    this.#pseudonyms.set(name, pseudonym);
    this.#names.set(pseudonym, name);
    // Where a model leaves out what makes it a host.
    if (kind === 'host') this.#names.set(pseudonym.replace('.example', ''), name);
    this.#beginnings.add(partsOf(name)[0] ?? '');
  }

  /** What stands for a name; `null` when it is not written down. */
  pseudonymOf(name: string): string | null {
    return this.#pseudonyms.get(name) ?? null;
  }

  /** Whether a name may begin with this part. */
  begins(part: string): boolean {
    return this.#beginnings.has(part);
  }

  /** A text with the names put back. */
  restore(text: string): string {
    if (this.size === 0) return text;
    return text.replaceAll(PSEUDONYM, (found) => this.#names.get(found.toLowerCase()) ?? found);
  }
}
