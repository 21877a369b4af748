import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import {
  destinationsOf,
  type MeshDestination,
  type ServiceEntry,
  type VirtualService,
} from '../../../evidence/mesh/mesh-objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { serviceNames } from './ingress-backends.js';
import { similarName } from './similar-name.js';
import { changedAt } from './written.js';

/** A host of a mesh as a Service: `name` in `namespace`; `null` for one outside of the cluster. */
export const serviceOfHost = (
  host: string,
  own: string,
): { readonly namespace: string; readonly name: string } | null => {
  const bare = host.toLowerCase().replace(/\.svc(?:\..*)?$/, '');
  const [name = '', namespace = own, ...more] = bare.split('.');
  if (name === '' || name.includes('*') || more.length > 0) return null;
  return bare === host.toLowerCase() && bare.includes('.') && !host.includes('.svc')
    ? null
    : { namespace, name };
};

const isDeclared = (host: string, graph: CaseGraph): boolean =>
  graph
    .ofKind('ServiceEntry')
    .some((entry) =>
      rawOf<ServiceEntry>(entry)?.spec?.hosts?.some(
        (each) => each === host || (each.startsWith('*.') && host.endsWith(each.slice(1))),
      ),
    );

/** Where a VirtualService sends traffic. */
export const sent = (entity: Entity): readonly MeshDestination[] => {
  const virtual = rawOf<VirtualService>(entity);
  return virtual === null ? [] : destinationsOf(virtual).filter(({ weight }) => weight !== 0);
};

/** Its part of the traffic, per cent. */
export const share = ({ weight }: MeshDestination): string => (weight === undefined ? '100' : String(weight));

/** A route of the mesh to a host that neither a Service nor a ServiceEntry has. */
export const meshHost = rule({
  mechanism: 'mesh/missing-host',
  on: ['VirtualService'],
  carries: DOWN,
  find: (entity, graph) =>
    sent(entity).flatMap((each) => {
      const host = each.destination?.host ?? '';
      const service = serviceOfHost(host, entity.ref.namespace ?? '');
      if (service === null || isDeclared(host, graph)) return [];
      if (!graph.isComplete('Service', service.namespace)) return [];
      const names = serviceNames(service.namespace, graph);
      if (names.includes(service.name)) return [];
      const near = similarName(service.name, names);
      return [
        {
          key: host,
          since: changedAt(entity),
          known: 'shown' as const,
          claims: [
            claim(
              evidenceOf(entity, graph),
              `sends ${share(each)} % to host ${host}`,
              `트래픽의 ${share(each)}%를 호스트 ${host}(으)로 보냄`,
            ),
            claim(
              graph.listEvidence('Service', service.namespace) ?? evidenceOf(entity, graph),
              `there is no Service ${service.name} in namespace ${service.namespace}`,
              `네임스페이스 ${service.namespace}에 서비스 ${service.name} 없음`,
            ),
          ],
          values: { host, share: share(each), ...(near !== null && { near }) },
        },
      ];
    }),
});
