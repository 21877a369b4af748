import { quoted } from '../../../evidence/bounded-text.js';
import { podRule } from '../../kit/container-rule.js';
import { conditionOf } from '../../kit/look.js';
import { claim } from '../../kit/rule.js';

/** A pod whose containers are ready, but not what it is told to wait for beside them, such as a load balancer's health check. */
export const readinessGate = podRule(
  'start/readiness-gate',
  ({ pod, evidence }) => {
    const { conditions } = pod.status ?? {};
    if (pod.metadata.deletionTimestamp !== undefined) return null;
    if (conditionOf(conditions, 'ContainersReady')?.status !== 'True') return null;
    const gate = (pod.spec.readinessGates ?? [])
      .map(({ conditionType }) => conditionType)
      .find((type) => conditionOf(conditions, type)?.status !== 'True');
    if (gate === undefined) return null;
    const condition = conditionOf(conditions, gate);
    const ready = conditionOf(conditions, 'Ready');
    const status = condition?.status ?? 'not set';
    const said = [condition?.reason, condition?.message].filter((part) => (part ?? '') !== '').join(': ');
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
