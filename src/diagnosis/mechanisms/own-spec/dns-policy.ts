import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { PodSpec } from '../../../evidence/objects.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { serviceNames } from '../wiring/ingress-backends.js';
import { hostMentions } from '../../../integrations/kubernetes/graph/host-mentions.js';
import { evidenceOf, podOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { isUnknownName } from '../wiring/callers.js';

/** The Service of the cluster that a host names: by its own name, or qualified. */
const serviceNamed = (host: string, namespace: string, graph: CaseGraph): string | null => {
  const [name = '', second, ...more] = host.replace(/\.svc(?:\..*)?$/, '').split('.');
  if (more.length > 0) return null;
  return serviceNames(second ?? namespace, graph).includes(name) ? name : null;
};

/** A line of the pod that says that the name of a Service that exists was not found. */
const unresolved = (entity: Entity, graph: CaseGraph) => {
  for (const line of entity.errorLines.toReversed()) {
    if (!isUnknownName(line.text)) continue;
    for (const { host } of hostMentions(line.text)) {
      const service = serviceNamed(host, entity.ref.namespace ?? '', graph);
      if (service !== null) return { line, host, service };
    }
  }
  return null;
};

/** How DNS settings keep a pod from the names of the cluster, in words; `null` where they do not. */
const settingOf = ({ dnsPolicy = 'ClusterFirst', hostNetwork, dnsConfig }: PodSpec): string | null => {
  switch (dnsPolicy) {
    case 'Default':
      return 'dnsPolicy Default';
    case 'None':
      return `dnsPolicy None, nameservers ${(dnsConfig?.nameservers ?? []).join(', ')}`;
    case 'ClusterFirst': {
      if (hostNetwork === true) return 'hostNetwork: true, dnsPolicy: ClusterFirst';
      const dots = dnsConfig?.options?.find(({ name }) => name === 'ndots')?.value;
      return dots !== undefined && Number(dots) < 1 ? `ndots ${dots}` : null;
    }
    default:
      return null;
  }
};

/** A pod whose DNS settings pass by cluster DNS, and that does not find a Service that exists. */
export const dnsPolicy = rule({
  mechanism: 'spec/dns-policy',
  on: ['Pod'],
  carries: DOWN,
  find: (entity, graph) => {
    const spec = podOf(entity)?.spec;
    const setting = spec === undefined ? null : settingOf(spec);
    const found = setting === null ? null : unresolved(entity, graph);
    if (setting === null || found === null) return [];
    return [
      {
        key: setting,
        since: null,
        known: 'shown',
        claims: [
          claim(evidenceOf(entity, graph), setting),
          claim(found.line.evidence, quoted(bounded(found.line.text, 200))),
        ],
        values: { setting, host: found.host, service: found.service },
      },
    ];
  },
});
