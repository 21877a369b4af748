import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues } from './callers.js';
import { endpointCount, isSelecting, labelText, later, podsOfService, workloadsIn } from './service-pods.js';
import { changedAt, titleOf } from './written.js';

type Labels = Readonly<Record<string, string>>;

/** Labels that say what an application is, unlike those that say whose or what for. */
const IDENTITY = /(?:^|[./])(?:app|name|component|instance|service|k8s-app|run)$/;

/** How near a workload's pods come to a selector: parts of it that they have; 0 where only chance speaks for it. */
const nearness = (selector: Labels, labels: Labels, service: string, workload: string): number => {
  const parts = Object.entries(selector);
  const met = parts.filter(([key, value]) => labels[key] === value);
  const sameName =
    workload === service || workload.startsWith(`${service}-`) || service.startsWith(`${workload}-`);
  const identity = met.some(([key]) => IDENTITY.test(key));
  const value = parts.some(([, wanted]) => wanted === workload);
  if (!sameName && !identity && !value) return 0;
  return met.length / parts.length + (sameName ? 0.5 : 0) + (value ? 0.25 : 0) + 0.1;
};

/** The workload that a Service without pods seems to be meant for, and the labels that keep them apart. */
export const nearestWorkload = (
  service: Entity,
  selector: Labels,
  graph: CaseGraph,
): { readonly entity: Entity; readonly wanted: Labels; readonly has: Labels } | null => {
  const [best] = workloadsIn(service.ref.namespace, graph)
    .map(({ entity, labels }) => ({
      entity,
      labels,
      score: nearness(selector, labels, service.ref.name, entity.ref.name),
    }))
    .filter(({ score, labels }) => score > 0 && !picks(selector, labels))
    .toSorted((a, b) => b.score - a.score);
  if (best === undefined) return null;
  const differing = Object.entries(selector).filter(([key, value]) => best.labels[key] !== value);
  return {
    entity: best.entity,
    wanted: Object.fromEntries(differing),
    has: Object.fromEntries(
      differing.flatMap(([key]) => (best.labels[key] === undefined ? [] : [[key, best.labels[key] ?? '']])),
    ),
  };
};

/** The selector of a Service that has neither pods nor endpoints nor a workload that would make some; `null` else. */
export const strandedSelector = (entity: Entity, graph: CaseGraph): Labels | null => {
  const service = serviceOf(entity);
  if (service === null || !isSelecting(service)) return null;
  const wanted = service.spec?.selector ?? {};
  if (podsOfService(entity, service, graph)?.length !== 0) return null;
  if ((endpointCount(entity, graph)?.total ?? 0) > 0) return null;
  return workloadsIn(entity.ref.namespace, graph).some(({ labels }) => picks(wanted, labels)) ? null : wanted;
};

/** A Service whose selector picks no pod although the pods that it is meant for exist under other labels. */
export const selector = rule({
  mechanism: 'wiring/selector',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const wanted = strandedSelector(entity, graph);
    const near = wanted === null ? null : nearestWorkload(entity, wanted, graph);
    if (wanted === null || near === null) return [];
    const callers = callersOf(entity, graph);
    const target = titleOf(near.entity);
    const has = labelText(near.has) || `no label ${Object.keys(near.wanted)[0] ?? ''}`;
    const text = labelText(wanted);
    return [
      {
        since: later(changedAt(entity), changedAt(near.entity)),
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `selector ${text} matches no pod`,
            `셀렉터 ${text}와(과) 일치하는 파드 없음`,
          ),
          claim(
            evidenceOf(near.entity, graph),
            `pods of ${target} have ${has}`,
            `${target}의 파드 레이블: ${has}`,
          ),
          ...blameClaims(callers),
        ],
        values: {
          ...callerValues(callers),
          selector: text,
          wanted: labelText(near.wanted),
          target,
          has,
        },
      },
    ];
  },
});
