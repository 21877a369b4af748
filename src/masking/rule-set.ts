import type { Finding } from './marker.js';
import type { Hit, TextRule } from './text-rule.js';
import { WordFinder } from './words/word-finder.js';

const NOTHING: readonly Finding[] = [];

interface Owner {
  readonly rule: number;
  readonly word: number;
}

/** Rules that are run together: one pass over a text tells which of them can find anything in it, and where. */
export class RuleSet {
  readonly #finder: WordFinder;
  /** Shortest text that is read although no word stands in it. */
  readonly #shortest: number;
  /** Whose words the finder's are. */
  readonly #owners: readonly (readonly Owner[])[];

  constructor(readonly rules: readonly TextRule[]) {
    const owners = new Map<string, Owner[]>();
    rules.forEach(({ words }, rule) =>
      words.forEach((given, word) => {
        const lower = given.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
        const known = owners.get(lower);
        if (known) known.push({ rule, word });
        else owners.set(lower, [{ rule, word }]);
      }),
    );
    this.#finder = new WordFinder([...owners.keys()]);
    this.#owners = [...owners.values()];
    const wordless = rules.filter(({ words }) => words.length === 0);
    this.#shortest = Math.min(...wordless.map(({ shortest = 0 }) => shortest));
  }

  /** What the rules find in a text, in no order. */
  find(text: string): readonly Finding[] {
    const hits = this.#hitsIn(text);
    if (hits === null && text.length < this.#shortest) return NOTHING;
    const findings: Finding[] = [];
    for (const [number, rule] of this.rules.entries()) {
      const own = hits?.get(number);
      if (own === undefined && rule.words.length > 0) continue;
      for (const { start, end } of rule.find(text, own ?? [])) findings.push({ start, end, rule: rule.id });
    }
    return findings;
  }

  /** By rule; `null` where no rule's word stands in the text, as in most. */
  #hitsIn(text: string): ReadonlyMap<number, readonly Hit[]> | null {
    let hits: Map<number, Hit[]> | null = null;
    this.#finder.find(text, (found, at) => {
      hits ??= new Map();
      for (const { rule, word } of this.#owners[found] ?? []) {
        const own = hits.get(rule);
        if (own) own.push({ word, at });
        else hits.set(rule, [{ word, at }]);
      }
    });
    return hits;
  }
}
