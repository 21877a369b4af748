import type { Entity } from '../../../evidence/entity.js';
import type { Ingress } from '../../../integrations/kubernetes/around/ingresses.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { changedAt, present } from './written.js';

const LEGACY = 'kubernetes.io/ingress.class';
const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

/** Whether an Ingress without a class in its spec is taken up all the same. */
const isTakenUp = (ingress: Ingress, classes: readonly Entity[]): boolean =>
  ingress.metadata.annotations?.[LEGACY] !== undefined ||
  JSON.stringify(ingress.status?.loadBalancer ?? {}) !== '{}' ||
  classes.some((each) => rawOf(each)?.metadata.annotations?.[DEFAULT] === 'true');

/** An Ingress of a class that does not exist, or of none where there is no default: no controller takes it up. */
export const ingressClass = rule({
  mechanism: 'wiring/ingress-class',
  on: ['Ingress'],
  carries: DOWN,
  find: (entity, graph) => {
    const ingress = rawOf<Ingress>(entity);
    if (ingress === null || !graph.isComplete('IngressClass', null)) return [];
    const classes = graph.ofKind('IngressClass').filter(({ object }) => object.status === 'ok');
    const name = ingress.spec?.ingressClassName;
    const isKnown =
      name === undefined ? isTakenUp(ingress, classes) : classes.some(({ ref }) => ref.name === name);
    if (isKnown) return [];
    const there = classes.map(({ ref }) => ref.name).join(', ');
    const said =
      name === undefined
        ? {
            en: 'no ingress class, and there is no default one',
            ko: '인그레스 클래스가 없고 기본 클래스도 없음',
          }
        : { en: `ingressClassName ${name}`, ko: `ingressClassName ${name}` };
    const evidence = evidenceOf(entity, graph);
    return [
      {
        since: changedAt(entity),
        known: name === undefined ? 'suggested' : 'shown',
        claims: [
          claim(evidence, said.en, said.ko),
          claim(
            graph.listEvidence('IngressClass', null) ?? evidence,
            `classes of the cluster: ${there || 'none'}`,
            `클러스터의 클래스: ${there || '없음'}`,
          ),
        ],
        values: present({ class: name ?? 'not set', there }),
      },
    ];
  },
});
