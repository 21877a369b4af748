import { isNodeTarget, WORKLOAD_KINDS, type Target } from '../../../alerts/target.js';
import { entityKey, type EntityRef } from '../../../evidence/entity.js';
import type { KubeObject, Pod, WorkloadObject } from '../../../evidence/objects.js';
import { isObjectKind } from '../../../alerts/subject/object-kinds.js';
import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import type { Ingress } from '../around/ingresses.js';
import { graphKind } from './kinds.js';
import { meantBy, namespaceStarts, type NamespaceAlert } from './namespace-starts.js';
import type { World } from './world.js';

/** Most pods that stand for a name that only their labels carry. */
const MAX_PODS = 3;

const APP_LABELS = ['app', 'app.kubernetes.io/name', 'k8s-app', 'app.kubernetes.io/instance'];

/** A workload of a name, whatever its kind; the kind that the labels tell first. */
const workloadNamed = (
  world: World,
  namespace: string,
  name: string,
  kind: string | null,
): EntityRef | null => {
  const kinds = kind === null ? WORKLOAD_KINDS : [kind];
  const found = kinds.find((each) => world.find<WorkloadObject>(each, namespace, name) !== null);
  if (found !== undefined) return { kind: found, namespace, name };
  return kind === null ? null : { kind, namespace, name };
};

const ofPod = (world: World, namespace: string, name: string): readonly EntityRef[] => {
  const pod: EntityRef = { kind: 'Pod', namespace, name };
  if (world.find('Pod', namespace, name) !== null) return [pod];
  // The pod is gone: what it was a part of is looked into.
  const above = workloadNamed(world, namespace, podBaseName(name), null);
  return above === null ? [pod] : [above, pod];
};

const ofApp = (world: World, namespace: string, name: string): readonly EntityRef[] =>
  world
    .objects<Pod>('Pod', namespace)
    .filter(({ metadata }) => APP_LABELS.some((label) => metadata.labels?.[label] === name))
    .slice(0, MAX_PODS)
    .map(({ metadata }) => ({ kind: 'Pod', namespace, name: metadata.name }));

const inNamespace = (
  world: World,
  namespace: string,
  { pod, workload, service }: Pick<Target, 'pod' | 'workload' | 'service'>,
): readonly EntityRef[] => {
  if (pod !== null) return ofPod(world, namespace, pod);
  const named = workload === null ? null : workloadNamed(world, namespace, workload.name, workload.kind);
  const asService =
    service !== null && (named === null || world.find('Service', namespace, service) !== null)
      ? service
      : null;
  const behind = asService === null ? [] : [{ kind: 'Service', namespace, name: asService }];
  if (named !== null) return [named, ...behind];
  const [front] = behind;
  if (front !== undefined && world.find('Service', namespace, front.name) !== null) return [front];
  const name = workload?.name ?? service;
  if (name === null) return [];
  const byService = workloadNamed(world, namespace, name, null);
  if (byService !== null) return [byService];
  const apps = ofApp(world, namespace, name);
  return apps.length > 0 ? apps : behind;
};

/** The claim, volume, certificate, route … that the alert names; whether it can be read its integration tells. */
const objectOf = async (world: World, { namespace, object }: Target): Promise<EntityRef | null> => {
  if (object === undefined) return null;
  if (object.apiVersion !== undefined || !isObjectKind(object.kind))
    await world.learn(object.kind, object.apiVersion ?? null);
  const isOfCluster = world.kindOf(object.kind)?.namespaced === false;
  return { kind: object.kind, namespace: isOfCluster ? null : namespace, name: object.name };
};

const OWNED_KINDS = ['StatefulSet', 'Deployment', 'DaemonSet', 'Job', 'Pod'];
/** Most objects that stand for what an operator made of its resource. */
const MAX_OWNED = 5;

/** Most Ingresses that take requests for one host. */
const MAX_FRONTS = 3;

/** Whether a host of a rule, which may begin with `*.`, is the one that was asked. */
const takes = (host: string | undefined, asked: string): boolean =>
  host !== undefined &&
  (host === asked || (host.startsWith('*.') && asked.slice(asked.indexOf('.')) === host.slice(1)));

/** The Ingresses of any namespace that take requests for a host; those with the host itself before a pattern. */
const frontsOf = async (world: World, host: string): Promise<readonly EntityRef[]> => {
  const kind = graphKind('Ingress');
  if (kind === undefined) return [];
  await world.loadListOnce(kind, null);
  return world
    .objects<Ingress>('Ingress', null)
    .filter(({ spec }) => spec?.rules?.some((rule) => takes(rule.host, host)))
    .toSorted(
      (a, b) =>
        Number(b.spec?.rules?.some((rule) => rule.host === host)) -
        Number(a.spec?.rules?.some((rule) => rule.host === host)),
    )
    .slice(0, MAX_FRONTS)
    .map(({ metadata }) => ({
      kind: 'Ingress',
      namespace: metadata.namespace ?? null,
      name: metadata.name,
    }));
};

/** What an operator made of a resource of its own: trouble of these is trouble of the resource. */
const ownedBy = (world: World, { kind, namespace, name }: EntityRef): readonly EntityRef[] =>
  graphKind(kind) !== undefined
    ? []
    : OWNED_KINDS.flatMap((owned) =>
        world
          .objects<KubeObject>(owned, namespace)
          .filter(({ metadata }) =>
            metadata.ownerReferences?.some((owner) => owner.kind === kind && owner.name === name),
          )
          .map(({ metadata }) => ({ kind: owned, namespace, name: metadata.name })),
      ).slice(0, MAX_OWNED);

/** Objects in front of Services, whose alerts name the Service behind them too. */
const FRONTS: ReadonlySet<string> = new Set([
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'VirtualService',
  'Gateway',
]);

/** What stands behind a front that a label only passes on, and that is gone or called otherwise. */
const behindGone = (
  world: World,
  namespace: string,
  { kind, name }: EntityRef,
  target: Target,
): readonly EntityRef[] =>
  FRONTS.has(kind) && graphKind(kind) !== undefined && world.find(kind, namespace, name) === null
    ? inNamespace(world, namespace, target)
    : [];

/** Workloads that are given the queue or group that an alert about its server names: they fill it, and they empty it. */
const workersOf = (
  world: World,
  namespace: string,
  alert: NamespaceAlert | null,
  named: readonly EntityRef[],
): readonly EntityRef[] => {
  const words = (alert?.words ?? []).filter((word) => !named.some(({ name }) => name === word));
  const keys = new Set(named.map(entityKey));
  return words.length === 0
    ? []
    : meantBy(world, namespace, words)
        .filter((ref) => !keys.has(entityKey(ref)))
        .slice(0, MAX_PODS);
};

/** Whether it names a namespace and nothing in it. */
const isNamespaceAlone = ({ pod, workload, service, node, instance, host }: Target): boolean =>
  [pod, workload, service, node].every((name) => name === null) &&
  instance === undefined &&
  host === undefined;

/**
 * The entities that an alert is about, the main one first. Reads the lists of the target's namespace.
 * @param alert what else it tells; `null` where it tells nothing of the cluster's state, so that nothing stands for a namespace
 */
export const startsOf = async (
  world: World,
  target: Target,
  alert: NamespaceAlert | null,
): Promise<readonly EntityRef[]> => {
  // Almost every way leads to a node: they are read beside the first lists, not after them. Never rejects.
  if (target.namespace !== null || target.node !== null) void world.loadKind('Node');
  if (target.node !== null && (isNodeTarget(target) || target.namespace === null)) {
    await world.nodePods.load(target.node);
    return [{ kind: 'Node', namespace: null, name: target.node }];
  }
  if (target.host !== undefined) {
    const fronts = await frontsOf(world, target.host);
    if (fronts.length > 0) return fronts;
  }
  if (target.namespace === null) {
    const object = await objectOf(world, target);
    return object === null || graphKind(object.kind)?.namespaced === true ? [] : [object];
  }
  await world.loadNamespace(target.namespace);
  const object = await objectOf(world, target);
  if (object !== null)
    return [object, ...ownedBy(world, object), ...behindGone(world, target.namespace, object, target)];
  if (isNamespaceAlone(target)) return alert === null ? [] : namespaceStarts(world, target.namespace, alert);
  const named = inNamespace(world, target.namespace, target);
  return [...named, ...workersOf(world, target.namespace, alert, named)];
};
