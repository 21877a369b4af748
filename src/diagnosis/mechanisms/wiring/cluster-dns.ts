import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, podOf, saidBy, workloadContainers } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf } from './callers.js';
import { isWell } from './service-pods.js';

const isDnsPod = (entity: Entity): boolean => {
  const pod = podOf(entity);
  const app = pod?.metadata.labels?.['k8s-app'] ?? pod?.metadata.labels?.['app.kubernetes.io/name'];
  return entity.ref.namespace === 'kube-system' && (app === 'kube-dns' || app === 'coredns');
};

/** When a pod stopped being ready, as its condition says. */
const unreadySince = (entity: Entity): string | null =>
  podOf(entity)?.status?.conditions?.find(({ type, status }) => type === 'Ready' && status !== 'True')
    ?.lastTransitionTime ?? null;

const stateOf = (entity: Entity): string => {
  const pod = podOf(entity);
  const [first] = pod === null ? [] : workloadContainers(pod);
  const { state, lastState } = first?.status ?? {};
  const ended = state?.terminated ?? lastState?.terminated;
  const waits = state?.waiting?.reason;
  return [
    waits ?? `phase ${pod?.status?.phase ?? 'Unknown'}`,
    ...(ended === undefined ? [] : [`exit code ${ended.exitCode}`]),
  ].join(', ');
};

const siblings = (graph: CaseGraph): readonly Entity[] => graph.ofKind('Pod', 'kube-system').filter(isDnsPod);

/** Pods of cluster DNS that do not run: names are not found anywhere in the cluster. */
export const clusterDns = rule({
  mechanism: 'platform/dns',
  on: ['Pod'],
  carries: [...DOWN, 'control-plane'],
  find: (entity, graph) => {
    if (!isDnsPod(entity) || isWell(entity)) return [];
    const all = siblings(graph);
    const up = all.filter(isWell);
    const pod = podOf(entity);
    const [container] = pod === null ? [] : workloadContainers(pod);
    const said = container === undefined ? null : saidBy(entity, container.name);
    const callers = graph.sources(entity.key, 'selects').flatMap((service) => callersOf(service, graph));
    const line = said?.kind === 'error' ? bounded(said.text, 200) : null;
    return [
      {
        since: unreadySince(entity),
        known: up.length === 0 ? 'stated' : 'shown',
        claims: [
          claim(evidenceOf(entity, graph), `${entity.ref.name}: ${stateOf(entity)}`),
          ...(said === null || line === null ? [] : [claim(said.evidence, quoted(line))]),
          ...blameClaims(callers),
        ],
        values: {
          up: String(up.length),
          total: String(all.length),
          state: stateOf(entity),
          ...(line !== null && { line }),
          ...(container !== undefined && { container: container.name }),
        },
      },
    ];
  },
});
