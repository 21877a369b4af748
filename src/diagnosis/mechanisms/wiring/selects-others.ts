import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, podOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues } from './callers.js';
import { isSelecting, labelText, lastChange, ownersOf, podsOfService, workloadsIn } from './service-pods.js';

const repository = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

/** Image repositories of the pods of a workload. */
const imagesOf = (owner: Entity, pods: readonly Entity[], graph: CaseGraph): readonly string[] => [
  ...new Set(
    pods
      .filter((pod) => ownersOf([pod], graph)[0]?.key === owner.key)
      .flatMap((pod) => podOf(pod)?.spec.containers.map(({ image = '' }) => repository(image)) ?? []),
  ),
];

const shareImage = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((image) => other.includes(image));

const isNamedLike = ({ ref }: Entity, service: string): boolean =>
  ref.name === service || ref.name.startsWith(`${service}-`) || service.startsWith(`${ref.name}-`);

/** The workloads that a Service reaches although it is meant for another; a canary has the same image and is meant. */
const strangers = (
  entity: Entity,
  pods: readonly Entity[],
  graph: CaseGraph,
): { readonly meant: Entity; readonly others: readonly Entity[] } | null => {
  const owners = ownersOf(pods, graph).filter(({ ref }) => ref.kind !== 'Pod' && ref.kind !== 'Job');
  const { name, namespace } = entity.ref;
  const meant =
    owners.find((owner) => isNamedLike(owner, name)) ??
    workloadsIn(namespace, graph).find((each) => each.entity.ref.name === name)?.entity;
  if (meant === undefined) return null;
  const images = imagesOf(meant, pods, graph);
  const others = owners.filter(
    (owner) =>
      owner.key !== meant.key &&
      !isNamedLike(owner, name) &&
      !shareImage(images, imagesOf(owner, pods, graph)),
  );
  return others.length === 0 ? null : { meant, others };
};

/** A Service whose selector also, or only, picks pods of another workload. */
export const selectsOthers = rule({
  mechanism: 'wiring/selects-others',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service === null || !isSelecting(service)) return [];
    const pods = podsOfService(entity, service, graph) ?? [];
    const found = strangers(entity, pods, graph);
    if (found === null) return [];
    const callers = callersOf(entity, graph);
    const others = found.others.map(({ ref }) => `${ref.kind} ${ref.name}`).join(', ');
    const text = labelText(service.spec?.selector);
    const meant = `${found.meant.ref.kind} ${found.meant.ref.name}`;
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: blameAmong(callers) === null ? 'suggested' : 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `selector ${text} picks pods of ${others}`,
            `셀렉터 ${text}이(가) ${others}의 파드를 선택`,
          ),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), selector: text, others, meant },
      },
    ];
  },
});
