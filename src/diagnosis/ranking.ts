import type { Candidate, Rule } from './rule.js';

/** A candidate with the rule that made it. */
export interface Hit {
  readonly rule: Rule;
  readonly candidate: Candidate;
}

/** A direct explanation of the alert outweighs every confidence. */
const DIRECT = 1;
/** Keeps a cause just above its symptom. */
const STEP = 0.001;
/** A cause less certain than this does not lift itself above what is plain to see. */
const CAUSE_CONFIDENCE = 0.45;

const explains = (rule: Rule, alertName: string): boolean => {
  const name = alertName.toLowerCase();
  return rule.explains.some((each) => each.toLowerCase() === name);
};

const isCauseOf = (cause: Hit, symptom: Hit): boolean =>
  cause.rule.causes.includes(symptom.rule.id) &&
  cause.candidate.confidence >= CAUSE_CONFIDENCE &&
  cause.candidate.subjects.some((subject) => symptom.candidate.subjects.includes(subject));

/** Own score, or just above the highest of its symptoms: what explains a symptom explains what that explains. */
const scores = (hits: readonly Hit[], alertName: string): ReadonlyMap<Hit, number> => {
  const known = new Map<Hit, number>();
  const scoreOf = (hit: Hit): number => {
    const earlier = known.get(hit);
    if (earlier !== undefined) return earlier;
    const own = (explains(hit.rule, alertName) ? DIRECT : 0) + hit.candidate.confidence;
    known.set(hit, own); // also ends a cycle, should two rules ever name each other
    const symptoms = hits.filter((other) => other !== hit && isCauseOf(hit, other));
    const score = Math.max(own, ...symptoms.map((symptom) => scoreOf(symptom) + STEP));
    known.set(hit, score);
    return score;
  };
  for (const hit of hits) scoreOf(hit);
  return known;
};

/** Most useful first: direct explanations of the alert, causes before their symptoms, then by confidence. */
export const ranked = (hits: readonly Hit[], alertName: string): readonly Hit[] => {
  const score = scores(hits, alertName);
  return hits.toSorted((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0));
};
