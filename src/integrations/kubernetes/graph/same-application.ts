import type { EntityRef } from '../../../evidence/entity.js';
import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { Service, WorkloadObject } from '../../../evidence/objects.js';
import { referencedConfig } from '../changes/referenced-config.js';
import { picks } from '../label-selector.js';
import type { World } from './world.js';

/** Most workloads that stand beside one whose callees nobody names. */
const MAX_OTHERS = 20;

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

const PART_OF = 'app.kubernetes.io/part-of';

/** `docker.io/shop/all@sha256:…` without host of the registry, tag and digest. */
const repositoryOf = (image: string): string =>
  image
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
    .replace(/^[^/]*[.:][^/]*\//, '')
    .replace(/^library\//, '');

/** What tells that workloads are parts of one program, each told as it will be read. */
const marksOf = ({ metadata, spec }: WorkloadObject): readonly string[] => {
  const { template } = spec;
  const part = template?.metadata?.labels?.[PART_OF] ?? metadata.labels?.[PART_OF];
  const images = template?.spec.containers.slice(0, 1).map(({ image = '' }) => repositoryOf(image)) ?? [];
  const config = template === undefined ? [] : referencedConfig(template.spec).configMaps;
  return [
    ...(part === undefined ? [] : [`part of ${part}`]),
    // An image of one word is a product that many use.
    ...images.filter((image) => image.includes('/')).map((image) => `same image ${image}`),
    ...config.filter((name) => !name.startsWith('kube-root-ca')).map((name) => `same config map ${name}`),
  ];
};

/** The Service in front of a workload, else the workload itself. */
const frontOf = (
  world: World,
  namespace: string,
  kind: string,
  { metadata, spec }: WorkloadObject,
): EntityRef => {
  const service = world
    .objects<Service>('Service', namespace)
    .find((one) => picks(one.spec?.selector, spec.template?.metadata?.labels));
  // A selector that has drifted picks nothing: the Service of the same name was meant.
  const named = service ?? world.find<Service>('Service', namespace, metadata.name);
  return named === null
    ? { kind, namespace, name: metadata.name }
    : { kind: 'Service', namespace, name: named.metadata.name };
};

/**
 * Other workloads of the same program, for one whose specification names none of them: they find each other by a registry,
 * or by names in the code, so any may be called.
 * @param called names of the Services that it is known to call
 */
export const sameApplication = (
  world: World,
  ref: EntityRef,
  object: WorkloadObject,
  called: ReadonlySet<string>,
): readonly RelationDraft[] => {
  const marks = new Set(marksOf(object));
  if (marks.size === 0 || ref.namespace === null) return [];
  const { namespace } = ref;
  const others = WORKLOADS.flatMap((kind) =>
    world.objects<WorkloadObject>(kind, namespace).flatMap((other) => {
      if (kind === ref.kind && other.metadata.name === ref.name) return [];
      const mark = marksOf(other).find((each) => marks.has(each));
      return mark === undefined ? [] : [{ to: frontOf(world, namespace, kind, other), mark }];
    }),
  );
  if (others.some(({ to }) => called.has(to.name))) return [];
  return others.slice(0, MAX_OTHERS).map(({ to, mark }) => ({ type: 'belongs with', to, detail: mark }));
};
