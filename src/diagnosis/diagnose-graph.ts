import type { CaseGraph } from '../evidence/case-graph.js';
import type { Diagnosis, Finding } from '../evidence/finding.js';
import type { Weighed } from './explain/explanation.js';
import { explain } from './explain/explain.js';
import type { Catalogue } from './kit/catalogue.js';
import type { Rule } from './kit/rule.js';
import { runRules } from './kit/run-rules.js';
import { causeText, stepsOf } from './told/cause-text.js';
import { storyOf } from './told/story.js';

/** A finding that is not the cause is told with at most this confidence. */
const MAX_OTHER = 0.4;

const findingOf = (texts: Catalogue, { finding, confidence }: Weighed): Finding => ({
  rule: finding.mechanism,
  cause: causeText(texts, finding),
  confidence: Math.round(confidence * 100) / 100,
  evidence: [...new Set(finding.claims.map(({ evidence }) => evidence))],
  support: finding.claims.map(({ text, evidence }) => ({
    en: `${text.en} [${evidence}]`,
    ko: `${text.ko} [${evidence}]`,
  })),
  remedy: stepsOf(texts, finding),
});

/** What the mechanisms say about a graph, and how that explains the alert. Pure, never throws. */
export const diagnoseGraph = (graph: CaseGraph, rules: readonly Rule[], texts: Catalogue): Diagnosis => {
  const { findings, checked, defects } = runRules(graph, rules);
  const explanation = explain(graph, graph.parts.alertClass === 'meta' ? [] : findings);
  const rivals = explanation.rivals.map((rival) => ({
    ...rival,
    confidence: Math.min(MAX_OTHER, rival.confidence),
  }));
  return {
    findings: [...explanation.causes, ...rivals].map((one) => findingOf(texts, one)),
    checked,
    unchecked: defects.map(({ mechanism, reason }) => ({ rule: mechanism, reason })),
    story: storyOf(graph, texts, explanation),
  };
};
