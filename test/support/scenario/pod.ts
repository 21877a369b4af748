import { event, metadata, ownedBy, type Built, type BuiltLog, type ObjectName } from './built.ts';
import { situationOf, type PodNames, type Situation } from './container-status.ts';
import { child, mergePatch, type Json } from './json.ts';
import { durationMs, type Moments } from './moments.ts';
import { nodeIp, pick, podIp, uid } from './names.ts';
import { specOf } from './pod-template.ts';
import type { PodState } from './pod-state.ts';
import type { Duration } from './scenario-file.ts';

export interface PodPlan {
  readonly name: string;
  readonly namespace: string;
  readonly owner: ObjectName | null;
  readonly template: Json;
  readonly labels: Json;
  readonly state: PodState;
  /** `null` where none was chosen. */
  readonly node: string;
  readonly age: Duration;
  /** How long the fault has been there. */
  readonly since: Duration;
  /** Of its running container; lines of a healthy one without. */
  readonly log: readonly string[] | null;
}

/** A pod, and whether it counts as ready. */
export interface BuiltPod extends Built {
  readonly pod: Json;
  readonly ready: boolean;
  readonly ended: boolean;
}

const HEALTHY_LOGS: readonly [readonly string[], ...(readonly string[])[]] = [
  [
    'level=info msg="request done" status=200 duration_ms=4',
    'level=info msg="request done" status=200 duration_ms=7',
  ],
  [
    '{"level":"info","msg":"handled","status":200,"took":"3ms"}',
    '{"level":"info","msg":"handled","status":200,"took":"5ms"}',
  ],
  ['I1124 served "GET /healthz" 200 1.2ms', 'I1124 served "GET /healthz" 200 0.9ms'],
  ['INFO  [main] request completed: 200 OK', 'INFO  [worker-2] request completed: 200 OK'],
];

const condition = (type: string, ok: boolean, at: string, more: Json = {}): Json => ({
  type,
  status: ok ? 'True' : 'False',
  lastProbeTime: null,
  lastTransitionTime: at,
  ...more,
});

/** Whether the pod has its sandbox, and with it an address: not before volumes and network are set up. */
const isSandboxed = ({ main, phase }: Situation): boolean => {
  const waiting = child(child(main ?? {}, 'state'), 'waiting');
  return (
    main !== null && (phase === 'Running' || phase === 'Pending') && waiting['reason'] !== 'ContainerCreating'
  );
};

const conditionsOf = (
  situation: Situation,
  { age, state }: PodPlan,
  container: string,
  moments: Moments,
): readonly Json[] => {
  const { ready, scheduled, initialized, phase, status = {} } = situation;
  const born = moments.ago(age);
  const changed = moments.ago(situation.since);
  const own = (status['conditions'] as readonly Json[] | undefined) ?? [];
  if (!scheduled) return own;
  const unready = ready
    ? {}
    : phase === 'Succeeded'
      ? { reason: 'PodCompleted' }
      : phase === 'Failed'
        ? { reason: 'PodFailed' }
        : { reason: 'ContainersNotReady', message: `containers with unready status: [${container}]` };
  const uninitialized = { reason: 'ContainersNotInitialized', message: 'containers with incomplete status' };
  const all = [
    condition('PodReadyToStartContainers', isSandboxed(situation), born),
    condition('Initialized', initialized, born, initialized ? {} : uninitialized),
    condition('Ready', ready, ready ? born : changed, state === 'lost' ? {} : unready),
    condition(
      'ContainersReady',
      ready || state === 'lost',
      ready ? born : changed,
      state === 'lost' ? {} : unready,
    ),
    condition('PodScheduled', true, born),
  ];
  return [...all.filter(({ type }) => !own.some((given) => given['type'] === type)), ...own];
};

const containerIdentity = (container: Json): Json => ({
  name: container['name'],
  image: container['image'],
  imageID: '',
});

const listOf = (spec: Json, key: string): readonly Json[] => (spec[key] as readonly Json[] | undefined) ?? [];

const initStatuses = (spec: Json, { init }: Situation, moments: Moments, age: Duration): readonly Json[] => {
  const at = moments.ago(age);
  const containers = listOf(spec, 'initContainers');
  const blocked = containers.findIndex(({ name }) => name === init?.name);
  return containers.map((container, index) => {
    const done = { terminated: { reason: 'Completed', exitCode: 0, startedAt: at, finishedAt: at } };
    const waits = { waiting: { reason: 'PodInitializing' } };
    const plain = {
      state: blocked >= 0 && index > blocked ? waits : done,
      lastState: {},
      restartCount: 0,
      ready: blocked < 0 || index < blocked,
    };
    return { ...containerIdentity(container), ...plain, ...(index === blocked && init?.status) };
  });
};

/** Further containers of the pod are well unless the pod has not started. */
const containerStatuses = (
  spec: Json,
  situation: Situation,
  moments: Moments,
  age: Duration,
): readonly Json[] => {
  if (situation.main === null) return [];
  const [first] = listOf(spec, 'containers');
  const faulty = situation.init === undefined ? (situation.container ?? first?.['name']) : first?.['name'];
  const well = {
    state: { running: { startedAt: moments.ago(age) } },
    lastState: {},
    restartCount: 0,
    ready: true,
    started: true,
  };
  const starts = {
    state: { waiting: { reason: 'ContainerCreating' } },
    lastState: {},
    restartCount: 0,
    ready: false,
  };
  return listOf(spec, 'containers').map((container) => ({
    ...containerIdentity(container),
    ...(container['name'] === faulty ? situation.main : situation.phase === 'Pending' ? starts : well),
  }));
};

const logsOf = (
  plan: PodPlan,
  situation: Situation,
  container: string,
  moments: Moments,
): readonly BuiltLog[] => {
  const { name, namespace } = plan;
  const path = (of: string, previous = ''): string => `${namespace}/${name}/${of}${previous}.log`;
  const faulty = situation.container ?? container;
  const healthy = plan.log ?? pick(HEALTHY_LOGS, name);
  const inCrash = { spreadMs: 8000, endMs: 95_000 };
  const { current, previous } = situation;
  // A container that recovered wrote its last lines before it ended, not just now.
  const recovered = typeof plan.state === 'object' && 'recovered' in plan.state;
  const endedMs = recovered ? durationMs(situation.since) : inCrash.endMs;
  const currentLog = (): readonly BuiltLog[] => {
    if (current === undefined) {
      return situation.logged ? [{ path: path(container), text: moments.log(healthy) }] : [];
    }
    const ended = previous !== undefined || situation.phase === 'Failed';
    return [{ path: path(faulty), text: moments.log(current, ended ? inCrash : {}) }];
  };
  return [
    ...currentLog(),
    ...(previous === undefined
      ? []
      : [{ path: path(faulty, '.previous'), text: moments.log(previous, { ...inCrash, endMs: endedMs }) }]),
  ];
};

const tolerations: readonly Json[] = ['not-ready', 'unreachable'].map((condition) => ({
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

const terminationOf = ({ state }: PodPlan): { readonly for: Duration; readonly finalizer?: string } | null =>
  typeof state === 'object' && 'terminating' in state ? state.terminating : null;

const metadataOf = (plan: PodPlan, identity: ObjectName, moments: Moments): Json => {
  const { owner, template, labels, age } = plan;
  const terminating = terminationOf(plan);
  const { annotations } = child(template, 'metadata');
  return metadata(identity, moments.ago(age), {
    labels,
    ...(owner !== null && ownedBy(owner)),
    ...(annotations !== undefined && { annotations }),
    ...(terminating !== null && {
      deletionTimestamp: moments.ago(terminating.for),
      deletionGracePeriodSeconds: 30,
      ...(terminating.finalizer !== undefined && { finalizers: [terminating.finalizer] }),
    }),
  });
};

const statusOf = (plan: PodPlan, situation: Situation, container: string, moments: Moments): Json => {
  const { name, template, age, node } = plan;
  const spec = specOf(template);
  const statuses = containerStatuses(spec, situation, moments, age);
  const inits = initStatuses(spec, situation, moments, age);
  return {
    phase: situation.phase,
    ...situation.status,
    conditions: conditionsOf(situation, plan, container, moments),
    ...(inits.length > 0 && { initContainerStatuses: inits }),
    ...(statuses.length > 0 && { containerStatuses: statuses }),
    ...(situation.scheduled && { hostIP: nodeIp(node), startTime: moments.ago(age) }),
    ...(isSandboxed(situation) && { podIP: podIp(name), podIPs: [{ ip: podIp(name) }] }),
    qosClass: 'Burstable',
  };
};

const OF_CONTAINER = /^(Pulled|Started|BackOff|Failed|Unhealthy|Killing|Pulling)$/;

/** States of a pod that never ran: it is as old as its trouble. */
const NEVER_RAN = new Set(['image', 'config', 'start', 'creating', 'pending', 'initializing', 'initcrash']);

const ageOf = ({ state, age, since }: PodPlan): Duration => {
  const [name = '', told] = typeof state === 'string' ? [state] : (Object.entries(state)[0] ?? []);
  if (!NEVER_RAN.has(name)) return age;
  return (told as { readonly for?: Duration }).for ?? since;
};

/** @returns `null` where the state means that there is no pod */
export const buildPod = (planned: PodPlan, moments: Moments): BuiltPod | null => {
  const plan = { ...planned, age: ageOf(planned) };
  const { name, namespace, template, age } = plan;
  const identity: ObjectName = { apiVersion: 'v1', kind: 'Pod', namespace, name };
  const spec = specOf(template);
  const [main = {}] = listOf(spec, 'containers');
  const names: PodNames = {
    pod: name,
    namespace,
    container: String(main['name']),
    image: String(main['image']),
    podUid: uid(`Pod/${namespace}/${name}`),
  };
  const situation = situationOf(plan.state, names, moments, { since: plan.since, age });
  if (situation === null) return null;
  const node = situation.scheduled ? plan.node : null;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadataOf(plan, identity, moments),
    spec: mergePatch(spec, {
      ...(node !== null && { nodeName: node }),
      enableServiceLinks: spec['enableServiceLinks'] ?? true,
      tolerations: [...listOf(spec, 'tolerations'), ...tolerations],
    }),
    status: statusOf(plan, situation, names.container, moments),
  };
  const about = { ...identity, node };
  const inContainer = `spec.containers{${situation.container ?? names.container}}`;
  const events = situation.events.map((text) =>
    event(text, OF_CONTAINER.test(text[1]) ? { ...about, fieldPath: inContainer } : about, moments),
  );
  return {
    pod,
    objects: [pod, ...events],
    logs: logsOf(plan, situation, names.container, moments),
    ready: situation.ready && terminationOf(plan) === null,
    ended: situation.phase === 'Failed' || situation.phase === 'Succeeded',
  };
};
