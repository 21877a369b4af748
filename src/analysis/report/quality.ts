import type { Quality } from '../report.js';
import type { Capabilities } from './capabilities.js';
import { isNodeAlert, namedTarget, type ReportMaterial } from './material.js';

const ORDER: readonly Quality[] = ['low', 'medium', 'high'];

/**
 * How far the answer can be relied on (contract 4.8): what the target allows at most, lowered by one step for each thing
 * that went wrong; the rules alone reach `medium` when they name a cause.
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
    (collected.sources?.lokiLogs ?? []).length === 0 &&
    ['k8s.pod_status', 'k8s.events', 'k8s.current_logs'].every((name) => missing.includes(name));
  return [
    subject.status === 'absent',
    nothingRead,
    capabilities.k8s_core === 'degraded',
    material.outcome.kind === 'answered' && !material.outcome.parsed,
    material.unverified.length > 0,
  ].filter(Boolean).length;
};

const engineAllows = ({ outcome, content }: ReportMaterial): Quality => {
  if (outcome.kind === 'answered') return 'high';
  return content.diagnosis.findings.length > 0 ? 'medium' : 'low';
};

const atMost = (quality: Quality, bound: Quality): Quality =>
  ORDER.indexOf(quality) < ORDER.indexOf(bound) ? quality : bound;
