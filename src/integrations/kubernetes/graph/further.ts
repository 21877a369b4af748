import type { EntityRef } from '../../../evidence/entity.js';
import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { KubeEvent, KubeObject, LabelSelector, Node, Pod } from '../../../evidence/objects.js';
import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import { selects } from '../label-selector.js';
import { createdAs } from './entities/changes.js';
import { ALL_PODS, graphKind, type GraphKind } from './kinds.js';
import type { World } from './world.js';

/** A list that an object's trouble asks for. */
interface NeededList {
  readonly kind: GraphKind;
  readonly namespace: string | null;
}

interface Budget extends KubeObject {
  readonly spec?: { readonly selector?: LabelSelector };
}

/** Most nodes that a pod without a node is led to, and most pods that hold a node back. */
const MAX_NODES = 3;

const ofCluster = (...kinds: readonly string[]): readonly NeededList[] =>
  kinds.flatMap((kind) => {
    const known = graphKind(kind);
    return known === undefined ? [] : [{ kind: known, namespace: null }];
  });

/** Who took the place of a pod is found among the pods of all namespaces, and so is what the nodes have left. */
const EVERY_POD: readonly NeededList[] = [{ kind: ALL_PODS, namespace: null }];

const forPod = (world: World, ref: EntityRef): readonly NeededList[] => {
  const pod = world.find<Pod>('Pod', ref.namespace, ref.name);
  if (pod === null || pod.spec.nodeName !== undefined || pod.status?.phase !== 'Pending') return [];
  const said = [
    ...(pod.status.conditions ?? []).map(({ message = '' }) => message),
    ...world.eventsOf(ref).map(({ message }) => message),
  ];
  return [
    ...ofCluster('Node'),
    ...(said.some((text) => /insufficient |free ports|too many pods/i.test(text)) ? EVERY_POD : []),
  ];
};

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
]);

/** How long ago a set may have been written for its revisions to be looked at. */
const RECENT_MS = 6 * 60 * 60_000;

/** Kinds whose revisions are objects of their own, which are read only where one was rolled out lately. */
const revisions = (world: World, { kind, namespace, name }: EntityRef): readonly NeededList[] => {
  if (kind !== 'StatefulSet' && kind !== 'DaemonSet') return [];
  const object = world.find(kind, namespace, name);
  const [last] = object === null ? [] : createdAs(object, kind);
  const known = graphKind('ControllerRevision');
  const isRecent = last?.kind === 'written' && Date.parse(last.at) >= world.now().getTime() - RECENT_MS;
  return isRecent && known !== undefined ? [{ kind: known, namespace }] : [];
};

const forWorkload = (world: World, ref: EntityRef): readonly NeededList[] => [
  ...revisions(world, ref),
  ...(ref.kind === 'DaemonSet' ? ofCluster('Node') : []),
  ...(world.eventsOf(ref).some(({ message }) => message.includes('webhook'))
    ? ofCluster('ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration')
    : []),
  ...(goneEvents(world, ref).some(({ reason }) => reason === 'Preempted') ? EVERY_POD : []),
];

/** `error when evicting pods/"web-0" -n "shop": Cannot evict pod as it would violate the pod's disruption budget` */
const HELD_POD = /evicting pods?[ /]+"?([\w.-]+)"? (?:-n|in namespace) "?([\w-]+)"?/i;

/** A pod that cannot be evicted from a node, as the events of the node tell. */
interface HeldPod {
  readonly namespace: string;
  readonly name: string;
}

const heldPods = (world: World, ref: EntityRef): readonly HeldPod[] => {
  const held = world
    .eventsOf(ref)
    .filter(({ message }) => /disruption budget/i.test(message))
    .flatMap(({ message }): readonly HeldPod[] => {
      const [, name, namespace] = HELD_POD.exec(message) ?? [];
      return name === undefined || namespace === undefined ? [] : [{ namespace, name }];
    });
  return [...new Map(held.map((pod) => [`${pod.namespace}/${pod.name}`, pod])).values()].slice(0, MAX_NODES);
};

/** To the disruption budgets that keep the pods of a node from being evicted. */
export const drainsHeld = (world: World, ref: EntityRef): readonly RelationDraft[] =>
  ref.kind !== 'Node'
    ? []
    : heldPods(world, ref).flatMap(({ namespace, name }) => {
        const labels = world.find<Pod>('Pod', namespace, name)?.metadata.labels;
        return world
          .objects<Budget>('PodDisruptionBudget', namespace)
          .filter(({ spec }) => spec?.selector !== undefined && selects(spec.selector, labels))
          .map((budget): RelationDraft => ({
            type: 'guarded by',
            to: { kind: 'PodDisruptionBudget', namespace, name: budget.metadata.name },
            detail: `keeps pod ${name} from being evicted`,
          }));
      });

/** Reads the lists that only some trouble asks for: what nodes there are for a pod that has none, and the like. */
export const loadFurther = async (world: World, refs: readonly EntityRef[]): Promise<void> => {
  const drains = refs.filter(({ kind }) => kind === 'Node').flatMap((ref) => heldPods(world, ref));
  await Promise.all(drains.map(({ namespace }) => world.loadNamespace(namespace)));
  const needed = refs.flatMap((ref) => {
    if (ref.kind === 'Pod') return forPod(world, ref);
    return WORKLOADS.has(ref.kind) ? forWorkload(world, ref) : [];
  });
  const once = new Map(needed.map((each) => [`${each.kind.kind}/${each.namespace ?? ''}`, each]));
  await Promise.all([...once.values()].map(({ kind, namespace }) => world.loadListOnce(kind, namespace)));
};

/** Why a pod of a workload went, told of pods that are gone. */
const DEPARTURES: ReadonlySet<string> = new Set(['Preempted', 'TaintManagerEviction']);

/**
 * Events about pods that are gone, at the workload that their names say they were of: a pod that was preempted or evicted
 * does not live to tell. Pure.
 */
export const goneEvents = (world: World, { kind, namespace, name }: EntityRef): readonly KubeEvent[] => {
  if (!WORKLOADS.has(kind) || kind === 'ReplicaSet') return [];
  return world
    .notesOfNamespace(namespace)
    .filter(
      ({ reason, involvedObject }) =>
        DEPARTURES.has(reason) &&
        involvedObject?.kind === 'Pod' &&
        podBaseName(involvedObject.name) === name &&
        world.find('Pod', namespace, involvedObject.name) === null,
    );
};

/** Taints that Kubernetes gives a node for its state: what is the matter with the node is why the pod waits. */
const STATE_TAINT = /^node\.kubernetes\.io\//;

/** To nodes that a pod without a node could go to by their labels, and that keep pods out for their own state. */
export const nodesThatKeepOut = (world: World, ref: EntityRef): readonly RelationDraft[] => {
  const pod = ref.kind === 'Pod' ? world.find<Pod>('Pod', ref.namespace, ref.name) : null;
  if (pod === null || pod.spec.nodeName !== undefined || pod.status?.phase !== 'Pending') return [];
  const { nodeSelector = {} } = pod.spec;
  return world
    .objects<Node>('Node', null)
    .filter(({ metadata }) =>
      Object.entries(nodeSelector).every(([key, value]) => metadata.labels?.[key] === value),
    )
    .filter(
      ({ spec }) => spec?.unschedulable === true || spec?.taints?.some(({ key }) => STATE_TAINT.test(key)),
    )
    .slice(0, MAX_NODES)
    .map(({ metadata }) => ({
      type: 'limited by',
      to: { kind: 'Node', namespace: null, name: metadata.name },
      detail: 'keeps pods out',
    }));
};

/** `kubectl wait … job/migrate-42` and `k8s-wait-for job migrate-42`. */
const JOB_NAMED = /\bjobs?(?:\.batch)?[/ ]([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/g;

/** To the Jobs that the commands of a pod's init containers name: they wait for them. */
export const jobsWaitedFor = (world: World, ref: EntityRef): readonly RelationDraft[] => {
  const pod = ref.kind === 'Pod' ? world.find<Pod>('Pod', ref.namespace, ref.name) : null;
  const words = (pod?.spec.initContainers ?? [])
    .map(({ command = [], args = [] }) => [...command, ...args].join(' '))
    .join('\n');
  return [...new Set([...words.matchAll(JOB_NAMED)].map(([, name = '']) => name))]
    .filter((name) => world.find('Job', ref.namespace, name) !== null)
    .map((name) => ({
      type: 'limited by',
      to: { kind: 'Job', namespace: ref.namespace, name },
      detail: 'an init container waits for it',
    }));
};

const PREEMPTOR = /preempted by (?:pod )?(?:(\S+)\/)?(\S+?)(?: in namespace (\S+))? on node/i;

/** The pod that a `Preempted` event names, by its uid (newer schedulers), or by its name. */
const preemptorOf = (world: World, message: string, namespace: string | null): EntityRef | null => {
  const [, before, told = '', after] = PREEMPTOR.exec(message) ?? [];
  const all = [...world.objects<Pod>('Pod', null), ...world.objects<Pod>('Pod', namespace)];
  const found = all.find(
    ({ metadata }) =>
      metadata.uid === told ||
      (metadata.name === told && metadata.namespace === (before ?? after ?? metadata.namespace)),
  );
  if (found !== undefined)
    return { kind: 'Pod', namespace: found.metadata.namespace ?? null, name: found.metadata.name };
  const place = before ?? after;
  return place === undefined || told === '' ? null : { kind: 'Pod', namespace: place, name: told };
};

/** To the pods that took the place of those of a workload. */
export const preemptors = (world: World, ref: EntityRef): readonly RelationDraft[] =>
  goneEvents(world, ref)
    .filter(({ reason }) => reason === 'Preempted')
    .slice(0, 2)
    .flatMap(({ message }) => {
      const to = preemptorOf(world, message, ref.namespace);
      return to === null ? [] : [{ type: 'limited by', to, detail: 'preempted by' } as const];
    });
