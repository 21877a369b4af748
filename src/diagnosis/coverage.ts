import type { ClusterFacts } from '../evidence/facts.js';
import type { FactName, Rule } from './rule.js';

type Reading = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const NAMES: Readonly<Record<FactName, string>> = {
  pod: 'the pod',
  pods: 'the pods',
  podEvents: 'events of the pod',
  workload: 'the workload',
  workloadEvents: 'events of the workload',
  revisions: 'revisions of the workload',
  service: 'the service',
  endpoints: 'endpoints of the service',
  node: 'the node',
  nodeEvents: 'events of the node',
  logs: 'container logs',
};

const readingOf = (facts: ClusterFacts, name: FactName): Reading => {
  if (name === 'logs') {
    if (facts.logs.some(({ lines }) => lines.status === 'ok')) return { ok: true };
    const [failed] = facts.logs.flatMap(({ lines }) => ('reason' in lines ? [lines] : []));
    return { ok: false, reason: failed ? `${failed.status}: ${failed.reason}` : 'none was read' };
  }
  const fact = facts[name];
  if (fact.status === 'ok') return { ok: true };
  if (fact.status === 'not-applicable') return { ok: false, reason: 'nothing in the alert leads to it' };
  return { ok: false, reason: `${fact.status}: ${fact.reason}` };
};

/** Why a rule could not be checked; `null` when what it needs was read. */
export const gapOf = (rule: Rule, facts: ClusterFacts): string | null => {
  for (const group of rule.needs) {
    const readings = group.map((name) => ({ name, reading: readingOf(facts, name) }));
    if (readings.some(({ reading }) => reading.ok)) continue;
    // A failed reading tells more than one that nothing asked for.
    const gaps = readings.flatMap(({ name, reading }) =>
      reading.ok ? [] : [{ name, reason: reading.reason }],
    );
    const worst = gaps.find(({ reason }) => !reason.startsWith('nothing in the alert')) ?? gaps[0];
    if (worst) return `${NAMES[worst.name]}: ${worst.reason}`;
  }
  return null;
};
