import type { Localized } from '../config/language.js';
import type { Candidate } from './rule.js';

/** Supporting bullets kept for one finding. */
const MAX_SUPPORT = 8;

const distinct = <T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] =>
  [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].reverse();

const byEnglish = (text: Localized): string => text.en;

const merged = (group: readonly Candidate[]): Candidate | null => {
  const ordered = group.toSorted((a, b) => b.confidence - a.confidence);
  const [first, ...others] = ordered;
  if (!first) return null;
  const elsewhere = others.flatMap((each) =>
    each.subjects.filter((subject) => !first.subjects.includes(subject)),
  );
  const names = [...new Set(elsewhere)];
  const more = names.length > 5 ? ` (+${names.length - 5})` : '';
  const also = names.slice(0, 5).join(', ') + more;
  const support = distinct(first.support, byEnglish).slice(0, MAX_SUPPORT - 1);
  return {
    ...first,
    evidence: distinct(
      ordered.flatMap((each) => each.evidence),
      String,
    ),
    subjects: distinct(
      ordered.flatMap((each) => each.subjects),
      String,
    ),
    support:
      names.length === 0
        ? support
        : [...support, { en: `the same in ${also}`, ko: `같은 문제가 있는 대상: ${also}` }],
    remedy: distinct(first.remedy, byEnglish),
  };
};

/** One candidate per key: that of greatest confidence, resting on the evidence of all and naming the other objects. */
export const mergeCandidates = (candidates: readonly Candidate[]): readonly Candidate[] =>
  [...Map.groupBy(candidates, ({ key }) => key).values()].flatMap((group) => merged(group) ?? []);
