import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { ANY_KIND, claim, DOWN, rule } from '../../kit/rule.js';

interface WithConditions extends KubeObject {
  readonly status?: { readonly conditions?: unknown };
}

/** Groups of Kubernetes' own kinds, and of kinds whose own mechanisms read their conditions. */
const KNOWN_GROUPS =
  /(?:^|\.)k8s\.io$|^(?:apps|batch|autoscaling|policy|extensions)$|^(?:argoproj\.io|cert-manager\.io|keda\.sh|.*\.toolkit\.fluxcd\.io|.*\.istio\.io)$/;

/** Conditions that are well while true, and such as are well while false. */
const GOOD =
  /^(?:Ready|Available|Healthy|Synced|Reconciled|Established|Accepted|Succeeded|ConfigurationValid|Valid)$/;
const BAD = /^(?:Stalled|Degraded|Failed|Error|ReconcileError|NotReady|Unhealthy)$/;

const groupOf = ({ apiVersion = '' }: KubeObject): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'type') === 'string' &&
  typeof Reflect.get(value, 'status') === 'string';

/** What its operator says of it that is not well, the gravest first. */
const troubleOf = ({ status }: WithConditions): readonly Condition[] => {
  const all = Array.isArray(status?.conditions) ? status.conditions.filter(isCondition) : [];
  const bad = all.filter(({ type, status: is }) => BAD.test(type) && is === 'True');
  const good = all.filter(({ type, status: is }) => GOOD.test(type) && is === 'False');
  return [...bad, ...good];
};

/** A custom resource of whatever kind whose operator says that it is not well. */
export const customCondition = rule({
  mechanism: 'custom/condition',
  on: [ANY_KIND],
  carries: DOWN,
  find: (entity, graph) => {
    const object = rawOf<WithConditions>(entity);
    const group = object === null ? '' : groupOf(object);
    if (object === null || group === '' || KNOWN_GROUPS.test(group)) return [];
    const [worst] = troubleOf(object);
    if (worst === undefined) return [];
    const { type, status, reason = '', message = '', lastTransitionTime = null } = worst;
    return [
      {
        since: lastTransitionTime,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `${type}=${status}, ${reason}: ${quoted(message)}`)],
        values: {
          state: `${type}=${status}`,
          said: bounded([reason, message].filter((part) => part !== '').join(': ') || `${type}=${status}`),
          plural: `${entity.ref.kind.toLowerCase()}.${group}`,
        },
      },
    ];
  },
});
