import type { Json } from './json.ts';
import type { Moments } from './moments.ts';
import type { PodState } from './pod-state.ts';
import type { Duration, EventText } from './scenario-file.ts';

/** What a pod's state means for its status, its events and its logs. */
export interface Situation {
  readonly phase: 'Running' | 'Pending' | 'Failed' | 'Succeeded';
  readonly ready: boolean;
  readonly scheduled: boolean;
  readonly initialized: boolean;
  /** Of the main container, beside name and image; `null` where the kubelet has none yet. */
  readonly main: Json | null;
  /** Of an init container that has not ended well. */
  readonly init?: { readonly name: string; readonly status: Json };
  /** Beside phase and conditions. */
  readonly status?: Json;
  readonly events: readonly EventText[];
  /** Lines of the run before this one. */
  readonly previous?: readonly string[];
  /** Lines of this run, where the state tells them. */
  readonly current?: readonly string[];
  /** Whether the main container has a log. */
  readonly logged: boolean;
  readonly container?: string;
  readonly since: Duration;
}

export interface PodNames {
  readonly pod: string;
  readonly namespace: string;
  readonly container: string;
  readonly image: string;
  readonly podUid: string;
}

const RUN_MS = 9000;

const terminated = (
  reason: string,
  exitCode: number,
  endedMs: number,
  moments: Moments,
  message?: string,
): Json => ({
  terminated: {
    reason,
    exitCode,
    startedAt: moments.before(endedMs + RUN_MS),
    finishedAt: moments.before(endedMs),
    containerID: 'containerd://9d1c0f',
    ...(message !== undefined && { message }),
  },
});

const running = (startedAt: string): Json => ({ running: { startedAt } });

const READY = {
  phase: 'Running',
  ready: true,
  scheduled: true,
  initialized: true,
  events: [],
  logged: true,
} as const;
const PENDING = {
  phase: 'Pending',
  ready: false,
  scheduled: true,
  initialized: true,
  logged: false,
} as const;
const NOT_READY = {
  phase: 'Running',
  ready: false,
  scheduled: true,
  initialized: true,
  logged: true,
} as const;

const ENDED_MS = 95_000;

const status = (
  state: Json,
  lastState: Json,
  restartCount: number,
  ready: boolean,
  started = ready,
): Json => ({
  state,
  lastState,
  restartCount,
  ready,
  started,
});

interface Fallback {
  /** How long the fault has been there. */
  readonly since: Duration;
  readonly age: Duration;
}

type Of<K extends string> =
  Extract<PodState, Readonly<Record<K, unknown>>> extends Readonly<Record<K, infer V>> ? V : never;

const backOff = (names: PodNames, count: number, first: Duration): EventText => [
  'W',
  'BackOff',
  `Back-off restarting failed container ${names.container} in pod ${names.pod}_${names.namespace}(${names.podUid})`,
  count,
  '20s',
  first,
];

const crashing = (
  { exit = 1, reason = 'Error', restarts = 8, log = [], message, container, ...told }: Of<'crashloop'>,
  names: PodNames,
  moments: Moments,
  since: Duration,
  waiting = true,
): Situation => {
  const named = { ...names, container: container ?? names.container };
  const ended = terminated(reason, exit, ENDED_MS, moments, message);
  const wait = {
    waiting: {
      reason: 'CrashLoopBackOff',
      message: `back-off 5m0s restarting failed container=${named.container} pod=${names.pod}_${names.namespace}(${names.podUid})`,
    },
  };
  const first = told.for ?? since;
  return {
    ...NOT_READY,
    main: status(
      waiting ? wait : running(moments.before(ENDED_MS - 20_000)),
      ended,
      restarts,
      false,
      !waiting,
    ),
    events: [
      [
        'N',
        'Pulled',
        `Container image "${names.image}" already present on machine`,
        restarts,
        '1m40s',
        first,
      ],
      ['N', 'Started', `Started container ${named.container}`, restarts, '1m40s', first],
      backOff(named, restarts * 4, first),
    ],
    previous: log,
    current: log,
    since: first,
    ...(container !== undefined && { container }),
  };
};

const waitingFor = (
  reason: string,
  message: string | undefined,
  since: Duration,
  events: readonly EventText[],
): Situation => ({
  ...PENDING,
  main: status({ waiting: { reason, ...(message !== undefined && { message }) } }, {}, 0, false),
  events,
  since,
});

const MAKERS: {
  readonly [K in Extract<PodState, object> extends infer S ? (S extends unknown ? keyof S : never) : never]: (
    told: Of<K>,
    names: PodNames,
    moments: Moments,
    fallback: Fallback,
  ) => Situation | null;
} = {
  crashloop: (told, names, moments, { since }) => crashing(told, names, moments, since),
  oom: ({ waiting = true, ...told }, names, moments, { since }) =>
    crashing({ exit: 137, reason: 'OOMKilled', ...told }, names, moments, since, waiting),
  recovered: ({ exit = 137, reason = 'OOMKilled', restarts = 1, log = [], for: ago = '7d' }, _n, moments) => {
    const at = moments.ago(ago);
    const ended = { terminated: { reason, exitCode: exit, startedAt: moments.ago('21d'), finishedAt: at } };
    return { ...READY, main: status(running(at), ended, restarts, true), previous: log, since: ago };
  },
  image: ({ message, waiting = 'ImagePullBackOff', for: ago, count = 6 }, { image }, _m, { since }) => {
    const first = ago ?? since;
    const told =
      waiting === 'ErrImagePull' ? message : `Back-off pulling image "${image}": ErrImagePull: ${message}`;
    return waitingFor(waiting, told, first, [
      ['N', 'Pulling', `Pulling image "${image}"`, count, '1m10s', first],
      ['W', 'Failed', `Failed to pull image "${image}": ${message}`, count, '1m9s', first],
      ['W', 'Failed', 'Error: ErrImagePull', count, '1m9s', first],
      ['N', 'BackOff', `Back-off pulling image "${image}"`, count * 9, '12s', first],
      ['W', 'Failed', 'Error: ImagePullBackOff', count * 9, '12s', first],
    ]);
  },
  config: ({ message, for: ago, count = 80 }, _n, _m, { since }) =>
    waitingFor('CreateContainerConfigError', message, ago ?? since, [
      ['W', 'Failed', `Error: ${message}`, count, '9s', ago ?? since],
    ]),
  start: ({ message, reason = 'StartError', exit = 128, for: ago, count = 8 }, names, moments, { since }) => {
    const made = crashing({ exit, reason, restarts: count, message, log: [] }, names, moments, ago ?? since);
    return {
      ...made,
      events: [...made.events, ['W', 'Failed', `Error: ${message}`, count, '1m40s', ago ?? since]],
    };
  },
  creating: ({ message, reason = 'FailedMount', for: ago, count = 9 }, _n, _m, { since }) =>
    waitingFor('ContainerCreating', undefined, ago ?? since, [
      ['W', reason, message, count, '40s', ago ?? since],
    ]),
  pending: ({ message, for: ago, count = 5 }, _n, moments, { since }) => ({
    ...PENDING,
    scheduled: false,
    initialized: false,
    main: null,
    status: {
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
          lastProbeTime: null,
          lastTransitionTime: moments.ago(ago ?? since),
        },
      ],
    },
    events: [['W', 'FailedScheduling', message, count, '1m', ago ?? since]],
    since: ago ?? since,
  }),
  unready: ({ message, for: ago, count = 110 }, _n, moments, { since, age }) => ({
    ...NOT_READY,
    main: status(running(moments.ago(age)), {}, 0, false, true),
    events: [['W', 'Unhealthy', `Readiness probe failed: ${message}`, count, '4s', ago ?? since]],
    since: ago ?? since,
  }),
  liveness: ({ message, restarts = 7, for: ago, count = 21 }, names, moments, { since }) => {
    const made = crashing({ exit: 137, restarts, log: [] }, names, moments, ago ?? since, false);
    const { previous: _previous, current: _current, ...kept } = made;
    const first = ago ?? since;
    return {
      ...kept,
      events: [
        ['W', 'Unhealthy', `Liveness probe failed: ${message}`, count, '1m35s', first],
        [
          'N',
          'Killing',
          `Container ${names.container} failed liveness probe, will be restarted`,
          restarts,
          '1m35s',
          first,
        ],
        ['N', 'Started', `Started container ${names.container}`, restarts, '1m15s', first],
      ],
    };
  },
  initializing: ({ init, log = [], for: ago }, names, moments, { since }) => ({
    ...PENDING,
    initialized: false,
    main: status({ waiting: { reason: 'PodInitializing' } }, {}, 0, false),
    init: { name: init, status: status(running(moments.ago(ago ?? since)), {}, 0, false, true) },
    events: [['N', 'Started', `Started container ${init}`, 1, ago ?? since, ago ?? since]],
    current: log,
    container: init,
    since: ago ?? since,
    logged: names.container === init,
  }),
  initcrash: ({ init, ...told }, names, moments, { since }) => {
    const made = crashing(told, { ...names, container: init }, moments, since);
    return {
      ...made,
      ...PENDING,
      initialized: false,
      main: status({ waiting: { reason: 'PodInitializing' } }, {}, 0, false),
      init: { name: init, status: made.main ?? {} },
      container: init,
    };
  },
  evicted: ({ message, reason = 'Evicted', for: ago }, _n, _m, { since }) => ({
    phase: 'Failed',
    ready: false,
    scheduled: true,
    initialized: true,
    main: null,
    status: { reason, message },
    events: [['W', reason, message, 1, ago ?? since]],
    logged: false,
    since: ago ?? since,
  }),
  terminating: ({ for: ago }, names, moments, { age }) => ({
    ...NOT_READY,
    main: status(running(moments.ago(age)), {}, 0, false, true),
    events: [['N', 'Killing', `Stopping container ${names.container}`, 1, ago]],
    since: ago,
  }),
  failed: ({ exit = 1, reason = 'Error', log = [], message, for: ago }, _n, moments, { since }) => ({
    phase: 'Failed',
    ready: false,
    scheduled: true,
    initialized: true,
    main: status(terminated(reason, exit, ENDED_MS, moments, message), {}, 0, false),
    events: [],
    current: log,
    logged: true,
    since: ago ?? since,
  }),
  refused: () => null,
};

/** @returns what a state means; `null` where it means that there is no pod */
export const situationOf = (
  state: PodState,
  names: PodNames,
  moments: Moments,
  fallback: Fallback,
): Situation | null => {
  const { age } = fallback;
  if (state === 'ready')
    return { ...READY, main: status(running(moments.ago(age)), {}, 0, true), since: age };
  if (state === 'lost') {
    return {
      ...READY,
      ready: false,
      main: status(running(moments.ago(age)), {}, 0, true),
      since: fallback.since,
    };
  }
  if (state === 'done') {
    const main = status(terminated('Completed', 0, ENDED_MS, moments), {}, 0, false);
    return { ...READY, phase: 'Succeeded', ready: false, main, since: age };
  }
  const [name, told] = Object.entries(state)[0] ?? [];
  const make = MAKERS[name as keyof typeof MAKERS] as (typeof MAKERS)['crashloop'] | undefined;
  if (make === undefined) throw new Error(`no such state of a pod: ${String(name)}`);
  return make(told as Of<'crashloop'>, names, moments, fallback);
};
