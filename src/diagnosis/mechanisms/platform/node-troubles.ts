import { bounded } from '../../../evidence/bounded-text.js';
import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, eventsOf, nodeOf, podOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { conditionSighting, furtherTroubles, NODE, podsOn } from './node-state.js';

const ON = ['Node'];

/** A condition that an add-on found: kernel deadlock, read-only file system, clock, network, storage, runtime. */
export const nodeProblem = rule({
  mechanism: 'node/problem',
  on: ON,
  carries: NODE,
  find: (entity, graph) =>
    furtherTroubles(entity).map((condition) => conditionSighting(entity, graph, condition)),
});

const VICTIM = /victim process:? ?([^,\s]{1,80})/i;

/** The kernel of a node that ran out of memory as a whole. */
export const systemOom = rule({
  mechanism: 'node/system-oom',
  on: ON,
  carries: NODE,
  find: (entity, graph) => {
    const [found] = eventsOf(entity, 'SystemOOM', 'OOMKilling');
    if (found === undefined) return [];
    const { event, evidence } = found;
    const process = VICTIM.exec(event.message)?.[1];
    const victims = podsOn(entity, graph).filter((pod) =>
      podOf(pod)?.status?.containerStatuses?.some(
        ({ state, lastState }) =>
          state?.terminated?.reason === 'OOMKilled' || lastState?.terminated?.reason === 'OOMKilled',
      ),
    );
    const message = bounded(event.message, 220);
    return [
      {
        since: event.firstTimestamp ?? event.lastTimestamp,
        lastSeen: event.lastTimestamp,
        known: 'stated',
        claims: [
          claim(evidence, `${event.reason}: ${message}`),
          ...victims
            .slice(0, 2)
            .map((pod) =>
              claim(
                evidenceOf(pod, graph),
                `pod ${pod.ref.name} had a container OOM killed`,
                `파드 ${pod.ref.name}의 컨테이너가 OOMKilled됨`,
              ),
            ),
        ],
        values: {
          message,
          ...(process !== undefined && { process }),
          ...(victims[0] !== undefined && { victim: victims[0].ref.name }),
        },
      },
    ];
  },
});

/** Warnings about a node that say what is wrong with it. */
const TELLING = [
  'KernelOops',
  'TaskHung',
  'UnregisterNetDevice',
  'FilesystemIsReadOnly',
  'Ext4Error',
  'Ext4Warning',
  'IOError',
  'MemoryReadError',
  'DockerHung',
  'CorruptDockerImage',
  'ContainerGCFailed',
  'ImageGCFailed',
  'FreeDiskSpaceFailed',
  'InvalidDiskCapacity',
  'Rebooted',
  'NTPProblem',
  'NodeNotSchedulable',
  'CIDRNotAvailable',
  'PreemptScheduled',
  'TerminateScheduled',
  'RebootScheduled',
  'RedeployScheduled',
];
/** Said at every start of a kubelet, and of no consequence. */
const HARMLESS = /invalid capacity 0 on image filesystem/i;

/** A node that was rebooted, whose file system fails, that cannot clean up …: in the words of who saw it. */
export const nodeWarning = rule({
  mechanism: 'node/warning',
  on: ON,
  isSymptom: true, // in others' words
  carries: NODE,
  find: (entity) => {
    const found = eventsOf(entity, ...TELLING).find(({ event }) => !HARMLESS.test(event.message));
    if (found === undefined) return [];
    const { event, evidence } = found;
    const message = bounded(event.message, 220);
    return [
      {
        since: event.firstTimestamp ?? event.lastTimestamp,
        lastSeen: event.lastTimestamp,
        known: 'stated',
        claims: [claim(evidence, `${event.reason}: ${message}`)],
        values: { reason: event.reason, message },
      },
    ];
  },
});

const SHUTDOWN = /imminent node shutdown|node is shutting down|node shutdown/i;

/** A node that was shut down and took its pods with it. */
export const nodeShutdown = rule({
  mechanism: 'node/shutdown',
  on: ON,
  carries: NODE,
  find: (entity, graph) => {
    const gone = podsOn(entity, graph).filter((pod) => {
      const status = podOf(pod)?.status;
      return status?.phase === 'Failed' && SHUTDOWN.test(`${status.reason ?? ''} ${status.message ?? ''}`);
    });
    const [first] = gone;
    const status = first === undefined ? undefined : podOf(first)?.status;
    if (first === undefined || status === undefined) return [];
    const message = bounded(status.message ?? '', 220);
    const since =
      status.conditions?.find(({ type }) => type === 'DisruptionTarget')?.lastTransitionTime ??
      status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ??
      null;
    return [
      {
        since,
        known: 'stated',
        claims: gone
          .slice(0, 3)
          .map((pod) =>
            claim(
              evidenceOf(pod, graph),
              `pod ${pod.ref.name}: ${message}`,
              `파드 ${pod.ref.name}: ${message}`,
            ),
          ),
        values: { message, gone: String(gone.length), victim: first.ref.name },
      },
    ];
  },
});

/** From this share of the pods that a node may run it is told as full. */
const NEARLY_ALL = 0.9;

/** What most pods of a node belong to, as far as their names tell, and how many. */
const mostOf = (pods: readonly Entity[]): { readonly owner: string; readonly count: number } | null => {
  const owners = Map.groupBy(
    pods,
    ({ ref: { namespace, name } }) => `${namespace === null ? '' : `${namespace}/`}${podBaseName(name)}`,
  );
  const [largest] = [...owners].toSorted(([, a], [, b]) => b.length - a.length);
  return largest === undefined ? null : { owner: largest[0], count: largest[1].length };
};

/** A node that runs as many pods as it may, with whose they are. */
export const tooManyPods = rule({
  mechanism: 'node/too-many-pods',
  on: ON,
  carries: ['node'],
  find: (entity, graph) => {
    const most = Number(nodeOf(entity)?.status?.allocatable?.['pods'] ?? 0);
    const pods = podsOn(entity, graph).filter(
      (pod) => !['Succeeded', 'Failed'].includes(podOf(pod)?.status?.phase ?? ''),
    );
    const [first] = pods;
    const largest = mostOf(pods);
    if (first === undefined || largest === null || most === 0 || pods.length < most * NEARLY_ALL) return [];
    const { owner, count } = largest;
    return [
      {
        since: null,
        known: 'shown',
        claims: [
          claim(evidenceOf(entity, graph), `allocatable: ${most} pods`, `allocatable: 파드 ${most}개`),
          claim(
            evidenceOf(first, graph),
            `${pods.length} pods run there, ${count} of them ${owner}`,
            `실행 중인 파드 ${pods.length}개, 그중 ${owner} ${count}개`,
          ),
        ],
        values: { most: String(most), now: String(pods.length), owner, count: String(count) },
      },
    ];
  },
});

/** A node that takes no new pods because somebody said so. */
export const cordoned = rule({
  mechanism: 'node/cordoned',
  on: ON,
  carries: ['node', 'unknown'],
  find: (entity, graph) => {
    const node = nodeOf(entity);
    if (node?.spec?.unschedulable !== true) return [];
    const since = node.spec.taints?.find(({ key }) => key === 'node.kubernetes.io/unschedulable')?.timeAdded;
    return [
      {
        since: since ?? null,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), 'spec.unschedulable is true')],
        values: { ...(since !== undefined && { since }) },
      },
    ];
  },
});
