import type { Finding } from './marker.js';
import type { Hit, TextRule } from './text-rule.js';
import { WordFinder } from './words/word-finder.js';

interface Owner {
  readonly rule: number;
  readonly word: number;
}

/** Rules that are run together: one pass over a text tells which of them can find anything in it, and where. */
export class RuleSet {
  readonly #finder: WordFinder;
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
  }

  /** What the rules find in a text, in no order. */
  find(text: string): readonly Finding[] {
    const hits: (Hit[] | undefined)[] = [];
    this.#finder.find(text, (found, at) => {
      for (const { rule, word } of this.#owners[found] ?? []) (hits[rule] ??= []).push({ word, at });
    });
    const findings: Finding[] = [];
    this.rules.forEach((rule, number) => {
      const own = hits[number];
      if (own === undefined && rule.words.length > 0) return;
      for (const { start, end } of rule.find(text, own ?? [])) findings.push({ start, end, rule: rule.id });
    });
    return findings;
  }
}
