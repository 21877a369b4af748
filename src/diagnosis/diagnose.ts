import type { ClusterFacts } from '../evidence/facts.js';
import type { AlertFacts } from './alert-facts.js';
import { gapOf } from './coverage.js';
import type { Diagnosis, Finding } from '../evidence/finding.js';
import { mergeCandidates } from './merging.js';
import { ranked, type Hit } from './ranking.js';
import type { Candidate, Rule } from './rule.js';
import { RULES } from './rules.js';
import { sceneOf, type Scene } from './scene.js';

type Outcome =
  | { readonly kind: 'candidates'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'defect'; readonly reason: string };

/** A defect in one rule, met by an object of a shape nobody thought of, must not cost the answer of the others. */
const run = (rule: Rule, scene: Scene): Outcome => {
  try {
    return { kind: 'candidates', candidates: mergeCandidates(rule.find(scene)) };
  } catch (cause) {
    return {
      kind: 'defect',
      reason: `the rule failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
};

const findingOf = ({ rule, candidate }: Hit): Finding => {
  const { cause, confidence, evidence, support, remedy } = candidate;
  return { rule: rule.id, cause, confidence: Math.round(confidence * 100) / 100, evidence, support, remedy };
};

/**
 * Applies the rules to what was collected. Pure, never throws. A rule that found something counts as checked; one that
 * found nothing counts as checked only if what it needs was read.
 */
export const diagnose = (
  facts: ClusterFacts,
  alert: AlertFacts,
  rules: readonly Rule[] = RULES,
): Diagnosis => {
  const scene = sceneOf(facts, alert);
  const hits: Hit[] = [];
  const checked: string[] = [];
  const unchecked: { rule: string; reason: string }[] = [];
  for (const rule of rules) {
    const outcome = run(rule, scene);
    const found = outcome.kind === 'candidates' ? outcome.candidates : [];
    hits.push(...found.map((candidate) => ({ rule, candidate })));
    if (found.length === 0 && rule.applies && !rule.applies(scene)) continue;
    const gap = outcome.kind === 'defect' ? outcome.reason : found.length > 0 ? null : gapOf(rule, facts);
    if (gap === null) checked.push(rule.id);
    else unchecked.push({ rule: rule.id, reason: gap });
  }
  return { findings: ranked(hits, scene.alertName).map(findingOf), checked, unchecked };
};
