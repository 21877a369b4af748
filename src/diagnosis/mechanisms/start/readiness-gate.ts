import { quoted } from '../../../evidence/bounded-text.js';
import type { Condition, Pod } from '../../../evidence/objects.js';
import { podRule } from '../../kit/container-rule.js';
import { conditionOf } from '../../kit/look.js';
import { claim } from '../../kit/rule.js';

/** The first gate that is not True, of a pod whose containers all are ready. */
const closedGate = ({ spec, status, metadata }: Pod): string | null => {
  const conditions = status?.conditions;
  if (metadata.deletionTimestamp !== undefined) return null;
  if (conditionOf(conditions, 'ContainersReady')?.status !== 'True') return null;
  const gates = (spec.readinessGates ?? []).map(({ conditionType }) => conditionType);
  return gates.find((type) => conditionOf(conditions, type)?.status !== 'True') ?? null;
};

const saidIn = (condition: Condition | null): string =>
  [condition?.reason, condition?.message].filter((part) => part !== undefined && part !== '').join(': ');

/** A pod whose containers are ready, but not what it is told to wait for beside them, such as a load balancer's health check. */
export const readinessGate = podRule(
  'start/readiness-gate',
  ({ pod, evidence }) => {
    const gate = closedGate(pod);
    if (gate === null) return null;
    const conditions = pod.status?.conditions;
    const condition = conditionOf(conditions, gate);
    const ready = conditionOf(conditions, 'Ready');
    const status = condition?.status ?? 'not set';
    const said = saidIn(condition);
    return {
      key: gate.split('/')[0] ?? gate,
      since: condition?.lastTransitionTime ?? ready?.lastTransitionTime ?? null,
      known: 'stated',
      claims: [
        claim(evidence, `readiness gate ${gate}: ${status}${said === '' ? '' : `, ${quoted(said)}`}`),
        claim(evidence, 'all containers are ready', '컨테이너는 모두 준비됨'),
      ],
      values: { gate, status, ...(said !== '' && { message: said }) },
    };
  },
  ['unavailable', 'not-ready', 'errors', 'latency', 'scaling', 'unknown'],
);
