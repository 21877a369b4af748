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

/** A Service and its place in the list: of two that pick the same pods the first is told. */
interface Placed {
  readonly service: Service;
  readonly place: number;
}

/** Services by one label that they ask for, so that of hundreds only those are compared that may pick. */
type ByLabel = ReadonlyMap<string, readonly Placed[]>;

const labelOf = ([key, value]: readonly [string, string]): string => `${key}=${value}`;

const byLabel = (services: readonly Service[]): ByLabel =>
  Map.groupBy(
    services.map((service, place) => ({ service, place })),
    ({ service: { spec } }) => Object.entries(spec?.selector ?? {}).map(labelOf)[0] ?? '',
  );

const pickedBy = (services: ByLabel, labels: Readonly<Record<string, string>> = {}): Service | undefined =>
  Object.entries(labels)
    .flatMap((label) => services.get(labelOf(label)) ?? [])
    .filter(({ service }) => picks(service.spec?.selector, labels))
    .toSorted((a, b) => a.place - b.place)[0]?.service;

/** A workload with what it may have in common with others. */
interface Part {
  readonly kind: string;
  readonly name: string;
  readonly marks: readonly string[];
  /** The Service in front of it, else itself. */
  readonly front: EntityRef;
}

/** The Service in front of a workload, else the workload itself. */
const frontOf = (
  world: World,
  services: ByLabel,
  { kind, namespace, name }: EntityRef,
  { spec }: WorkloadObject,
): EntityRef => {
  const service = pickedBy(services, spec.template?.metadata?.labels);
  // A selector that has drifted picks nothing: the Service of the same name was meant.
  const named = service ?? world.find<Service>('Service', namespace, name);
  return named === null
    ? { kind, namespace, name }
    : { kind: 'Service', namespace, name: named.metadata.name };
};

const partsOf = (world: World, namespace: string, services: ByLabel): readonly Part[] =>
  WORKLOADS.flatMap((kind) =>
    world.objects<WorkloadObject>(kind, namespace).map((object) => {
      const { name } = object.metadata;
      const front = frontOf(world, services, { kind, namespace, name }, object);
      return { kind, name, marks: marksOf(object), front };
    }),
  );

/** Of each list of Services that was read, the parts beside them: hundreds of workloads of a namespace ask the same. */
const KNOWN = new WeakMap<readonly Service[], readonly Part[]>();

const knownParts = (world: World, namespace: string): readonly Part[] => {
  const services = world.objects<Service>('Service', namespace);
  const parts = KNOWN.get(services) ?? partsOf(world, namespace, byLabel(services));
  KNOWN.set(services, parts);
  return parts;
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
  const others = knownParts(world, ref.namespace).flatMap(({ kind, name, marks: theirs, front }) => {
    if (kind === ref.kind && name === ref.name) return [];
    const mark = theirs.find((each) => marks.has(each));
    return mark === undefined ? [] : [{ to: front, mark }];
  });
  if (others.some(({ to }) => called.has(to.name))) return [];
  return others.slice(0, MAX_OTHERS).map(({ to, mark }) => ({ type: 'belongs with', to, detail: mark }));
};
