import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { meansService } from '../../../integrations/istio/collect/host-match.js';
import {
  destinationsOf,
  type DestinationRule,
  type MeshDestination,
  type ServiceEntry,
  type VirtualService,
} from '../../../integrations/istio/graph/mesh-objects.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, podOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { serviceNames } from './ingress-backends.js';
import { labelText, lastChange } from './service-pods.js';
import { similarName } from './similar-name.js';

/** A host of a mesh as a Service: `name` in `namespace`; `null` for one outside of the cluster. */
const serviceOfHost = (
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

const sent = (entity: Entity): readonly MeshDestination[] => {
  const virtual = rawOf<VirtualService>(entity);
  return virtual === null ? [] : destinationsOf(virtual).filter(({ weight }) => weight !== 0);
};

const share = ({ weight }: MeshDestination): string => (weight === undefined ? '100' : String(weight));

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
          since: lastChange(entity)?.at ?? null,
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

/** The subsets of a host that DestinationRules have; `null` where not all rules were read. */
const rulesFor = (host: string, namespace: string, graph: CaseGraph): readonly Entity[] | null => {
  const service = serviceOfHost(host, namespace);
  if (service === null || !graph.isComplete('DestinationRule', namespace)) return null;
  return graph
    .ofKind('DestinationRule')
    .filter((each) =>
      meansService(rawOf<DestinationRule>(each)?.spec?.host ?? '', each.ref.namespace ?? '', service),
    );
};

/** A route of the mesh to a subset that no DestinationRule of the host has. */
export const meshSubset = rule({
  mechanism: 'mesh/missing-subset',
  on: ['VirtualService'],
  carries: DOWN,
  find: (entity, graph) =>
    sent(entity).flatMap((each) => {
      const { host = '', subset } = each.destination ?? {};
      const rules = subset === undefined ? null : rulesFor(host, entity.ref.namespace ?? '', graph);
      if (subset === undefined || rules === null) return [];
      const subsets = rules.flatMap((one) => rawOf<DestinationRule>(one)?.spec?.subsets ?? []);
      if (subsets.some(({ name }) => name === subset)) return [];
      const has = subsets.map(({ name }) => name).join(', ');
      const names = rules.map(({ ref }) => ref.name).join(', ');
      const [first] = rules;
      return [
        {
          key: `${host} ${subset}`,
          since: lastChange(entity)?.at ?? null,
          known: 'shown' as const,
          claims: [
            claim(
              evidenceOf(entity, graph),
              `sends ${share(each)} % to subset ${subset} of ${host}`,
              `트래픽의 ${share(each)}%를 ${host}의 서브셋 ${subset}(으)로 보냄`,
            ),
            claim(
              first === undefined ? evidenceOf(entity, graph) : evidenceOf(first, graph),
              first === undefined
                ? `no DestinationRule is for ${host}`
                : `DestinationRule ${names} has subsets: ${has || 'none'}`,
              first === undefined
                ? `${host}에 대한 DestinationRule 없음`
                : `DestinationRule ${names}의 서브셋: ${has || '없음'}`,
            ),
          ],
          values: {
            host,
            subset,
            share: share(each),
            ...(names !== '' && { rules: names }),
            has: has === '' ? 'none' : has,
          },
        },
      ];
    }),
});

/** A subset that routes use and whose labels no pod of the Service has. */
export const meshSubsetEmpty = rule({
  mechanism: 'mesh/empty-subset',
  on: ['VirtualService'],
  carries: DOWN,
  find: (entity, graph) =>
    sent(entity).flatMap((each) => {
      const { host = '', subset } = each.destination ?? {};
      const service = serviceOfHost(host, entity.ref.namespace ?? '');
      const rules = subset === undefined ? null : rulesFor(host, entity.ref.namespace ?? '', graph);
      if (subset === undefined || rules === null || service === null) return [];
      if (!graph.isComplete('Pod', service.namespace)) return [];
      const found = rules.flatMap((one) =>
        (rawOf<DestinationRule>(one)?.spec?.subsets ?? [])
          .filter(({ name }) => name === subset)
          .map(({ labels }) => ({ one, labels })),
      )[0];
      const labels = found?.labels ?? {};
      const pods = graph.ofKind('Pod', service.namespace).flatMap((pod) => podOf(pod) ?? []);
      if (found === undefined || Object.keys(labels).length === 0) return [];
      if (pods.some(({ metadata }) => picks(labels, metadata.labels))) return [];
      const text = labelText(labels);
      return [
        {
          key: `${host} ${subset}`,
          since: lastChange(found.one)?.at ?? null,
          known: 'shown' as const,
          claims: [
            claim(
              evidenceOf(found.one, graph),
              `subset ${subset} selects ${text}, which no pod has`,
              `서브셋 ${subset}의 레이블 ${text}을(를) 가진 파드 없음`,
            ),
            claim(
              evidenceOf(entity, graph),
              `sends ${share(each)} % to it`,
              `트래픽의 ${share(each)}%를 이 서브셋으로 보냄`,
            ),
          ],
          values: { host, subset, labels: text, share: share(each), rules: found.one.ref.name },
        },
      ];
    }),
});
