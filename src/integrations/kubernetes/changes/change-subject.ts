import type { Node, Pod, PodSpec, WorkloadObject } from '../../../evidence/objects.js';
import { referencedConfig } from './referenced-config.js';
import type { Owners } from '../survey/owners.collector.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';

/** Whose changes are looked for; each part is there as soon as it is known. */
export interface ChangeSubject {
  readonly namespace: string | null;
  readonly chosen: Promise<Reading<Pod> | null>;
  readonly owners: Promise<Owners>;
  readonly nodeName: Promise<string | null>;
  readonly node: Promise<Reading<Node> | null>;
}

/** What names a workload in a list of changes: `deployment shop/web`. */
export const objectName = (namespace: string, { kind = 'workload', metadata }: WorkloadObject): string =>
  `${kind.toLowerCase()} ${namespace}/${metadata.name}`;

/** The workload and what is above it (a CronJob), as far as they were read. */
export const workloadsOf = ({ workload, parent }: Owners): readonly WorkloadObject[] =>
  [workload, parent].flatMap((one) => valueOf(one) ?? []);

/** What the target's pods are made of: the pod that is looked into, else the template of its workload. */
export const podSpecOf = async ({ chosen, owners }: ChangeSubject): Promise<PodSpec | null> => {
  const pod = valueOf(await chosen);
  if (pod !== null) return pod.spec;
  return valueOf((await owners).workload)?.spec.template?.spec ?? null;
};

/** What the changes are about, for a title. */
export const subjectName = async (subject: ChangeSubject): Promise<string> => {
  const { namespace } = subject;
  const node = await subject.nodeName;
  if (namespace === null) return node === null ? 'the target' : `node ${node}`;
  const [workload] = workloadsOf(await subject.owners);
  if (workload !== undefined) return objectName(namespace, workload);
  const pod = valueOf(await subject.chosen);
  return pod === null ? `namespace ${namespace}` : `pod ${namespace}/${pod.metadata.name}`;
};

/** What the target consists of, as a list of changes names it: its workloads and the ConfigMaps that its pods use. */
export const namesOf = async (subject: ChangeSubject): Promise<readonly string[]> => {
  const { namespace } = subject;
  const node = await subject.nodeName;
  const nodes = node === null ? [] : [`node ${node}`];
  if (namespace === null) return nodes;
  const workloads = workloadsOf(await subject.owners).map((workload) => objectName(namespace, workload));
  const spec = await podSpecOf(subject);
  const { configMaps } = spec === null ? { configMaps: [] } : referencedConfig(spec);
  return [...workloads, ...configMaps.map((name) => `configmap ${namespace}/${name}`), ...nodes];
};
