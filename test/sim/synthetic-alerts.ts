import type { SentAlert } from '../../src/alerts/sent-alert.ts';
import { between, randomOf, type Random, spread, waitFor, wholeBetween } from './random.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Alertmanager's `repeat_interval`. */
const REPEAT_EVERY = 4 * HOUR;
/** Every so many clusters have a pair of Alertmanagers that sends everything twice. */
const PAIR_EVERY = 4;
const SECOND_OF_PAIR_AT_MOST = 10 * SECOND;
const NAMESPACES = 20;
const WORKLOADS_IN_NAMESPACE = 10;
const NODES = 50;

/** What one message says, without what all messages of an alert have alike. */
export interface AlertMessage {
  /** ms since the epoch. */
  readonly at: number;
  readonly alert: SentAlert;
}

export interface SyntheticPlan {
  readonly clusters: number;
  /** Messages of all clusters, firing, repeated and resolved. */
  readonly alertsADay: number;
  readonly days: number;
  readonly seed: number;
  /** ms since the epoch. */
  readonly start: number;
}

interface Place {
  readonly random: Random;
  readonly cluster: string;
  readonly at: number;
  readonly end: number;
}

type Labels = Readonly<Record<string, string>>;

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');

const podOf = (random: Random, namespace: number, workload: number): Labels => ({
  namespace: `team-${namespace}`,
  pod: `app-${namespace}-${workload}-6b6ccbc6c7-${'bcdfghjklm'.charAt(wholeBetween(random, 0, 9))}${hex(random, 4).replaceAll(/[^0-9]/g, 'x')}`,
  container: 'app',
});

/** Messages of one alert, from its first firing to its end. */
const lifeOf = (place: Place, labels: Labels, at: number, lasts: number): readonly AlertMessage[] => {
  const common = {
    labels: { ...labels, cluster: place.cluster, prometheus: 'monitoring/k8s', job: 'kube-state-metrics' },
    annotations: {
      summary: `${labels['alertname']} of ${labels['pod'] ?? labels['node'] ?? labels['namespace']}`,
      description:
        'What the rule says of it, in some words more than the summary has, as rules of mixins do.',
      runbook_url: 'https://runbooks.prometheus-operator.dev/runbooks/kubernetes/',
    },
    generatorURL: 'https://prometheus.example.org/graph?g0.expr=kube_pod_container_status_waiting_reason',
    startsAt: new Date(at).toISOString(),
    fingerprint: '' as SentAlert['fingerprint'],
  };
  const firing: SentAlert = { ...common, status: 'firing', endsAt: null };
  const ends = Math.min(at + lasts, place.end);
  const resolved: SentAlert = { ...common, status: 'resolved', endsAt: new Date(ends).toISOString() };
  const repeats = Math.floor((ends - at) / REPEAT_EVERY);
  return [
    ...Array.from({ length: repeats + 1 }, (_, turn) => ({ at: at + turn * REPEAT_EVERY, alert: firing })),
    { at: Math.max(ends, at + SECOND), alert: resolved },
  ];
};

const severityOf = (random: Random): string => {
  const draw = random();
  if (draw < 0.1) return 'critical';
  return draw < 0.8 ? 'warning' : 'info';
};

/** What happens in a cluster, each by itself and as a list of messages. */
const INCIDENTS = {
  /** A workload's alerts: some pods, often with a second alert; minutes to days. */
  background: (place: Place): readonly AlertMessage[] => {
    const { random, at } = place;
    const [namespace, workload] = [
      wholeBetween(random, 1, NAMESPACES),
      wholeBetween(random, 1, WORKLOADS_IN_NAMESPACE),
    ];
    const severity = severityOf(random);
    const lasts = spread(random, random() < 0.4 ? DAY : 20 * MINUTE, 10 * DAY);
    const names = random() < 0.3 ? ['KubePodCrashLooping', 'KubePodNotReady'] : ['KubePodCrashLooping'];
    return Array.from({ length: wholeBetween(random, 1, 3) }).flatMap(() => {
      const pod = podOf(random, namespace, workload);
      return names.flatMap((alertname) =>
        lifeOf(place, { alertname, severity, ...pod }, at + between(random, 0, MINUTE), lasts),
      );
    });
  },
  /** Something that all of many workloads need: hundreds of pods within a minute, over within the hour. */
  storm: (place: Place): readonly AlertMessage[] => {
    const { random, at } = place;
    const [workloads, pods] = [wholeBetween(random, 20, 80), wholeBetween(random, 2, 10)];
    const lasts = between(random, 10 * MINUTE, HOUR);
    return Array.from({ length: workloads }, (_, index) => index).flatMap((index) => {
      const severity = severityOf(random);
      return Array.from({ length: pods }).flatMap(() =>
        lifeOf(
          place,
          {
            alertname: 'KubePodNotReady',
            severity,
            ...podOf(random, 1 + (index % NAMESPACES), Math.ceil((index + 1) / NAMESPACES)),
          },
          at + between(random, 0, MINUTE),
          lasts + between(random, 0, 5 * MINUTE),
        ),
      );
    });
  },
  /** One alert that comes and goes for hours, each time with another start. */
  flapping: (place: Place): readonly AlertMessage[] => {
    const { random, at } = place;
    const labels = {
      alertname: 'TargetDown',
      severity: 'warning',
      ...podOf(random, wholeBetween(random, 1, NAMESPACES), 0),
    };
    const ends = at + between(random, HOUR, 8 * HOUR);
    const messages: AlertMessage[] = [];
    for (let time = at; time < Math.min(ends, place.end); time += between(random, 2 * MINUTE, 10 * MINUTE))
      messages.push(...lifeOf(place, labels, time, between(random, 30 * SECOND, 2 * MINUTE)));
    return messages;
  },
  /** A node that dies: its own alert, and the pods that were on it until they run elsewhere. */
  nodeDeath: (place: Place): readonly AlertMessage[] => {
    const { random, at } = place;
    const node = `node-${wholeBetween(random, 1, NODES)}`;
    const pods = Array.from({ length: wholeBetween(random, 10, 40) }).flatMap(() =>
      lifeOf(
        place,
        {
          alertname: 'KubePodNotReady',
          severity: 'warning',
          node,
          ...podOf(
            random,
            wholeBetween(random, 1, NAMESPACES),
            wholeBetween(random, 1, WORKLOADS_IN_NAMESPACE),
          ),
        },
        at + between(random, 0, 5 * MINUTE),
        between(random, 5 * MINUTE, 20 * MINUTE),
      ),
    );
    const own = { alertname: 'KubeNodeNotReady', severity: 'critical', node };
    return [...lifeOf(place, own, at, between(random, 10 * MINUTE, 6 * HOUR)), ...pods];
  },
} as const satisfies Record<string, (place: Place) => readonly AlertMessage[]>;

/** How much of all messages each is. Mixed by judgement, not measured: docs/scale.md "What is assumed". */
const SHARES: Readonly<Record<keyof typeof INCIDENTS, number>> = {
  background: 0.6,
  storm: 0.15,
  flapping: 0.15,
  nodeDeath: 0.1,
};

/** Incidents that a mean is taken of. */
const SAMPLES = 30;

const meanMessages = (kind: keyof typeof INCIDENTS): number => {
  const place = { random: randomOf(7), cluster: 'mean', at: 0, end: 1000 * DAY };
  let messages = 0;
  for (let sample = 0; sample < SAMPLES; sample += 1) messages += INCIDENTS[kind](place).length;
  return messages / SAMPLES;
};

interface Source {
  readonly kind: keyof typeof INCIDENTS;
  readonly cluster: string;
  readonly sendsTwice: boolean;
  readonly random: Random;
  readonly every: number;
  nextAt: number;
}

const sourcesOf = ({ clusters, alertsADay, seed, start }: SyntheticPlan): readonly Source[] => {
  const perCluster = alertsADay / clusters / (1 + 1 / PAIR_EVERY);
  const kinds = (Object.keys(INCIDENTS) as (keyof typeof INCIDENTS)[]).map((kind) => ({
    kind,
    every: (DAY * meanMessages(kind)) / (perCluster * SHARES[kind]),
  }));
  return Array.from({ length: clusters }, (_, index) => index).flatMap((index) =>
    kinds.map(({ kind, every }, turn) => {
      const random = randomOf(seed * 1_000_003 + index * 31 + turn);
      const source = { kind, cluster: `c${index}`, sendsTwice: index % PAIR_EVERY === 0, random, every };
      return { ...source, nextAt: start + waitFor(random, every) };
    }),
  );
};

/** Messages that begin with what starts before a time; later ones go to the hour in which they come. */
const put = (hours: Map<number, AlertMessage[]>, messages: Iterable<AlertMessage>): void => {
  for (const message of messages) {
    const hour = Math.floor(message.at / HOUR);
    const list = hours.get(hour);
    if (list === undefined) hours.set(hour, [message]);
    else list.push(message);
  }
};

const sentTwice = (source: Source, messages: readonly AlertMessage[]): readonly AlertMessage[] =>
  source.sendsTwice
    ? messages.flatMap((message) => [
        message,
        { ...message, at: message.at + between(source.random, 0, SECOND_OF_PAIR_AT_MOST) },
      ])
    : messages;

/** All messages in the order in which they come. What still fires in the end is resolved there. */
export function* syntheticAlerts(plan: SyntheticPlan): Generator<AlertMessage> {
  const end = plan.start + plan.days * DAY;
  const sources = sourcesOf(plan);
  const hours = new Map<number, AlertMessage[]>();
  for (let hour = Math.floor(plan.start / HOUR); hour <= Math.floor(end / HOUR) + 1; hour += 1) {
    const until = Math.min((hour + 1) * HOUR, end);
    for (const source of sources) {
      while (source.nextAt < until) {
        const { random, cluster, nextAt: at } = source;
        put(hours, sentTwice(source, INCIDENTS[source.kind]({ random, cluster, at, end })));
        source.nextAt += waitFor(random, source.every);
      }
    }
    const messages = hours.get(hour) ?? [];
    hours.delete(hour);
    yield* messages.sort((one, other) => one.at - other.at);
  }
}
