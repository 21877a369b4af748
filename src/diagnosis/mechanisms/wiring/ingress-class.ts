import type { Ingress } from '../../../integrations/kubernetes/around/ingresses.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { lastChange } from './service-pods.js';

const LEGACY = 'kubernetes.io/ingress.class';
const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

/** An Ingress of a class that does not exist, or of none where there is no default: no controller takes it up. */
export const ingressClass = rule({
  mechanism: 'wiring/ingress-class',
  on: ['Ingress'],
  carries: DOWN,
  find: (entity, graph) => {
    const ingress = rawOf<Ingress>(entity);
    if (ingress === null || !graph.isComplete('IngressClass', null)) return [];
    const classes = graph.ofKind('IngressClass').filter(({ object }) => object.status === 'ok');
    const names = classes.map(({ ref }) => ref.name);
    const name = ingress.spec?.ingressClassName;
    const annotated = ingress.metadata.annotations?.[LEGACY];
    const hasDefault = classes.some((each) => rawOf(each)?.metadata.annotations?.[DEFAULT] === 'true');
    const taken = JSON.stringify(ingress.status?.loadBalancer ?? {}) !== '{}';
    if (name === undefined && (annotated !== undefined || hasDefault || taken)) return [];
    if (name !== undefined && names.includes(name)) return [];
    const there = names.length === 0 ? '' : names.join(', ');
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: name === undefined ? 'suggested' : 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            name === undefined ? 'no ingress class, and there is no default one' : `ingressClassName ${name}`,
            name === undefined ? '인그레스 클래스가 없고 기본 클래스도 없음' : `ingressClassName ${name}`,
          ),
          claim(
            graph.listEvidence('IngressClass', null) ?? evidenceOf(entity, graph),
            `classes of the cluster: ${there || 'none'}`,
            `클러스터의 클래스: ${there || '없음'}`,
          ),
        ],
        values: { class: name ?? 'not set', ...(there !== '' && { there }) },
      },
    ];
  },
});
