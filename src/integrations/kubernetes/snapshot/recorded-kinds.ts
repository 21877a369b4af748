/** Kinds of metrics.k8s.io, which are served under the plural of what is measured. */
const MEASURED: Readonly<Record<string, string>> = { podmetrics: 'pods', nodemetrics: 'nodes' };

/** The plural under which the API serves a kind: `NetworkPolicy` → `networkpolicies`. */
export const pluralOf = (kind: string): string => {
  const word = kind.toLowerCase();
  const measured = MEASURED[word];
  if (measured !== undefined) return measured;
  if (word.endsWith('endpoints') || word.endsWith('chaos')) return word;
  if (/(s|x|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
};

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

interface Entry {
  readonly plurals: readonly string[];
  readonly apiVersion: string | null;
  readonly group: string | null;
}

const parseEntry = (text: string): Entry => {
  const cut = text.lastIndexOf('/');
  const [word = '', ...group] = text.slice(cut + 1).split('.');
  return {
    plurals: [word.toLowerCase(), pluralOf(word)],
    apiVersion: cut < 0 ? null : text.slice(0, cut),
    group: group.length === 0 ? null : group.join('.').toLowerCase(),
  };
};

/**
 * Which collections a recording holds completely. An entry that does not name its API stands for the API version of
 * the objects that were recorded of this kind, or for any when there is none.
 */
export class RecordedKinds {
  private readonly entries: readonly Entry[];

  constructor(kinds: readonly string[]) {
    this.entries = kinds.map(parseEntry);
  }

  /** @param served API versions in which objects of this plural were recorded */
  covers(apiVersion: string, plural: string, served: ReadonlySet<string>): boolean {
    return this.entries.some((entry) => {
      if (!entry.plurals.includes(plural)) return false;
      if (entry.apiVersion !== null) return entry.apiVersion === apiVersion;
      if (entry.group !== null && entry.group !== groupOf(apiVersion)) return false;
      return served.size === 0 || served.has(apiVersion);
    });
  }
}
