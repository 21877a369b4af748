import type { WorkloadObject } from '../../evidence/objects.js';
import type { SeenContainer } from './container-rule.js';
import { rawOf, topOwner } from './look.js';

const revisionOf = ({ metadata }: WorkloadObject): number =>
  Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);

/** The revision of a Deployment before the pod's, if its container ran another image; empty otherwise. */
export const previousImage = ({
  container,
  pod,
  entity,
  graph,
}: SeenContainer): Readonly<Record<string, string>> => {
  const { ref } = topOwner(entity, graph);
  if (ref.kind !== 'Deployment') return {};
  const sets = graph
    .ofKind('ReplicaSet', ref.namespace)
    .flatMap((each) => rawOf<WorkloadObject>(each) ?? [])
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ name }) => name === ref.name));
  const own = pod.metadata.ownerReferences?.find(({ controller }) => controller === true)?.name;
  const current = sets.find(({ metadata }) => metadata.name === own);
  if (current === undefined) return {};
  const [previous] = sets
    .filter((set) => revisionOf(set) > 0 && revisionOf(set) < revisionOf(current))
    .toSorted((a, b) => revisionOf(b) - revisionOf(a));
  const image = previous?.spec.template?.spec.containers.find(({ name }) => name === container.name)?.image;
  if (previous === undefined || image === undefined || image === container.spec?.image) return {};
  return { previousRevision: String(revisionOf(previous)), previousImage: image };
};
