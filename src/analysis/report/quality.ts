import type { Quality } from '../report.js';
import type { Answer } from '../../prompt/answer.js';
import { formOf } from '../../prompt/prompt-case.js';
import { strongCauseOf } from '../accept/strong-cause.js';
import type { Capabilities } from './capabilities.js';
import { isNodeAlert, namedTarget, type ReportMaterial } from './material.js';

const ORDER: readonly Quality[] = ['low', 'medium', 'high'];
/** One thing that could not be verified is a slip; so many mean that the answer does not rest on the evidence. */
const MANY_UNVERIFIED = 3;
/** A cause that the model itself thinks less likely than this is a hypothesis. */
const LIKELY = 0.5;

/**
 * How far the answer can be relied on (docs/answers.md "Quality"): what the target allows at most, lowered by one step
 * for each thing that went wrong, by two for answers that mostly could not be verified. `medium` is the most for
 * rules that only suggest a cause, for a model that finds the evidence insufficient, contradicts the rules or doubts its own
 * cause. Who wrote the answer does not count.
 */
export const qualityOf = (
  material: ReportMaterial,
  capabilities: Capabilities,
  missing: readonly string[],
): Quality => {
  const allowed = targetAllows(material, capabilities);
  const rank = ORDER.indexOf(allowed) - setbacks(material, capabilities, missing);
  const lowered = ORDER[Math.max(0, rank)] ?? 'low';
  return atMost(lowered, engineAllows(material));
};

const targetAllows = (material: ReportMaterial, capabilities: Capabilities): Quality => {
  if (capabilities.k8s_core === 'unavailable' || capabilities.k8s_core === 'error') return 'low';
  const { target, collected } = material.content;
  if (isNodeAlert(material)) return collected.facts.node.status === 'ok' ? 'high' : 'medium';
  const named = namedTarget(material);
  if (named.namespace === null) return 'low';
  if (named.pod !== null || target.service !== null) return 'high';
  return target.workload !== null || target.pod !== null ? 'medium' : 'low';
};

const setbacks = (
  material: ReportMaterial,
  capabilities: Capabilities,
  missing: readonly string[],
): number => {
  const { collected } = material.content;
  const { pod, node } = collected.facts;
  const subject = isNodeAlert(material) ? node : pod;
  const nothingRead =
    !collected.sources.some(({ standsIn }) => standsIn) &&
    ['k8s.pod_status', 'k8s.events', 'k8s.current_logs'].every((name) => missing.includes(name));
  return [
    subject.status === 'absent',
    nothingRead,
    capabilities.k8s_core === 'degraded',
    material.outcome.kind === 'answered' && !material.outcome.parsed,
    material.unverified.length > 0,
    material.unverified.length >= MANY_UNVERIFIED,
  ].filter(Boolean).length;
};

const engineAllows = ({ outcome, content }: ReportMaterial): Quality => {
  if (outcome.kind === 'not-answered') return rulesAllow(content.diagnosis);
  const { answer, parsed, standing } = outcome;
  if (standing.relation !== null && !AGREEING.has(standing.relation) && standing.leads === 'rules')
    return 'medium';
  // Only a parsed answer of a cause says by its `cause` that there is not enough evidence.
  if (parsed && answer.cause === null && formOf(content) === 'cause') {
    return isWellFounded(answer) ? 'medium' : 'low';
  }
  return answer.confidence !== null && answer.confidence < LIKELY ? 'medium' : 'high';
};

const AGREEING: ReadonlySet<string> = new Set(['agrees', 'refines']);

/** What rests on facts is as good as a model's answer that rests on them; a suggestion and an unclear cause are not. */
const rulesAllow = (diagnosis: ReportMaterial['content']['diagnosis']): Quality => {
  if (strongCauseOf(diagnosis) !== null) return 'high';
  return diagnosis.findings.length > 0 ? 'medium' : 'low';
};

/** Not to know is an answer when it says what was seen and what would decide. */
const isWellFounded = ({ citations, missingEvidence, nextSteps }: Answer): boolean =>
  citations.some(({ evidence }) => evidence !== '') && missingEvidence.length + nextSteps.length > 0;

const atMost = (quality: Quality, bound: Quality): Quality =>
  ORDER.indexOf(quality) < ORDER.indexOf(bound) ? quality : bound;
