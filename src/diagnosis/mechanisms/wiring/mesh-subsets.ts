import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { meansService } from '../../../evidence/mesh/host-match.js';
import type { DestinationRule, MeshDestination } from '../../../evidence/mesh/mesh-objects.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, podOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Claim, type Sighting } from '../../kit/rule.js';
import { sent, serviceOfHost, share } from './mesh-routes.js';
import { labelText } from './service-pods.js';
import { changedAt, present } from './written.js';

/** The subset that a destination asks for, and the rules of its host. */
interface AskedSubset {
  readonly host: string;
  readonly subset: string;
  readonly namespace: string;
  readonly rules: readonly Entity[];
  readonly share: string;
}

/** `null` where no subset is asked for, or not all rules of the namespace were read. */
const askedBy = (entity: Entity, destination: MeshDestination, graph: CaseGraph): AskedSubset | null => {
  const { host = '', subset } = destination.destination ?? {};
  const own = entity.ref.namespace ?? '';
  const service = serviceOfHost(host, own);
  if (subset === undefined || service === null || !graph.isComplete('DestinationRule', own)) return null;
  const rules = graph
    .ofKind('DestinationRule')
    .filter((each) =>
      meansService(rawOf<DestinationRule>(each)?.spec?.host ?? '', each.ref.namespace ?? '', service),
    );
  return { host, subset, namespace: service.namespace, rules, share: share(destination) };
};

const subsetsOf = (rule: Entity) => rawOf<DestinationRule>(rule)?.spec?.subsets ?? [];

const rulesClaim = (entity: Entity, { host, rules }: AskedSubset, graph: CaseGraph): Claim => {
  const [first] = rules;
  if (first === undefined)
    return claim(
      evidenceOf(entity, graph),
      `no DestinationRule is for ${host}`,
      `${host}에 대한 DestinationRule 없음`,
    );
  const names = rules.map(({ ref }) => ref.name).join(', ');
  const has = rules.flatMap(subsetsOf).map(({ name }) => name);
  return claim(
    evidenceOf(first, graph),
    `DestinationRule ${names} has subsets: ${has.join(', ') || 'none'}`,
    `DestinationRule ${names}의 서브셋: ${has.join(', ') || '없음'}`,
  );
};

const missing = (entity: Entity, asked: AskedSubset, graph: CaseGraph): readonly Sighting[] => {
  const { host, subset, rules } = asked;
  const subsets = rules.flatMap(subsetsOf).map(({ name }) => name);
  if (subsets.includes(subset)) return [];
  return [
    {
      key: `${host} ${subset}`,
      since: changedAt(entity),
      known: 'shown',
      claims: [
        claim(
          evidenceOf(entity, graph),
          `sends ${asked.share} % to subset ${subset} of ${host}`,
          `트래픽의 ${asked.share}%를 ${host}의 서브셋 ${subset}(으)로 보냄`,
        ),
        rulesClaim(entity, asked, graph),
      ],
      values: present({
        host,
        subset,
        share: asked.share,
        rules: rules.map(({ ref }) => ref.name).join(', '),
        has: subsets.join(', ') || 'none',
      }),
    },
  ];
};

/** A route of the mesh to a subset that no DestinationRule of the host has. */
export const meshSubset = rule({
  mechanism: 'mesh/missing-subset',
  on: ['VirtualService'],
  carries: DOWN,
  find: (entity, graph) =>
    sent(entity).flatMap((each) => {
      const asked = askedBy(entity, each, graph);
      return asked === null ? [] : missing(entity, asked, graph);
    }),
});

const isEmpty = (labels: Readonly<Record<string, string>>, namespace: string, graph: CaseGraph): boolean =>
  Object.keys(labels).length > 0 &&
  graph.isComplete('Pod', namespace) &&
  !graph.ofKind('Pod', namespace).some((pod) => picks(labels, podOf(pod)?.metadata.labels));

const empty = (entity: Entity, asked: AskedSubset, graph: CaseGraph): readonly Sighting[] => {
  const { host, subset, namespace } = asked;
  return asked.rules.flatMap((one) =>
    subsetsOf(one)
      .filter(({ name, labels = {} }) => name === subset && isEmpty(labels, namespace, graph))
      .map(({ labels }) => ({
        key: `${host} ${subset}`,
        since: changedAt(one),
        known: 'shown' as const,
        claims: [
          claim(
            evidenceOf(one, graph),
            `subset ${subset} selects ${labelText(labels)}, which no pod has`,
            `서브셋 ${subset}의 레이블 ${labelText(labels)}을(를) 가진 파드 없음`,
          ),
          claim(
            evidenceOf(entity, graph),
            `sends ${asked.share} % to it`,
            `트래픽의 ${asked.share}%를 이 서브셋으로 보냄`,
          ),
        ],
        values: { host, subset, labels: labelText(labels), share: asked.share, rules: one.ref.name },
      })),
  );
};

/** A subset that routes use and whose labels no pod of the Service has. */
export const meshSubsetEmpty = rule({
  mechanism: 'mesh/empty-subset',
  on: ['VirtualService'],
  carries: DOWN,
  find: (entity, graph) =>
    sent(entity).flatMap((each) => {
      const asked = askedBy(entity, each, graph);
      return asked === null ? [] : empty(entity, asked, graph);
    }),
});
