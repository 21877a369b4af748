import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, podOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { sent } from './mesh-routes.js';
import { labelText } from './service-pods.js';
import { changedAt } from './written.js';
import { type AskedSubset, askedBy, subsetsOf } from './mesh-subsets.js';

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
