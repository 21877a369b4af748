import { background } from './background.ts';
import { bareObject, keyOf, named } from './bare-object.ts';
import { event, metadata, type Built, type BuiltLog } from './built.ts';
import { child, mergePatch, type Json } from './json.ts';
import { Moments } from './moments.ts';
import { clusterIp, podIp } from './names.ts';
import { buildNode } from './node.ts';
import {
  faulty,
  type AlertText,
  type ClusterText,
  type Scenario,
  type WorkloadText,
} from './scenario-file.ts';
import { endpointsOf } from './service.ts';
import { buildWorkload } from './workload.ts';

/** A recorded cluster before it is written, and the alerts that it raised. */
export interface BuiltCluster extends Built {
  readonly recordedAt: string;
  readonly alerts: readonly Json[];
}

export interface BuildOptions {
  /** Without its fault. */
  readonly healed?: boolean;
  /** Put over the cluster, before anything is built. */
  readonly over?: Partial<ClusterText>;
}

const DEFAULT_AT = '2026-11-24T10:00:00Z';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const workloadsOf = (
  before: ClusterText,
  after: ClusterText,
  scenario: Scenario,
  moments: Moments,
): readonly Built[] => {
  const nodes = Object.entries(after.nodes ?? {})
    .filter(([, { taints = [], unschedulable = false }]) => taints.length === 0 && !unschedulable)
    .map(([name]) => name);
  return Object.entries(after.workloads).map(([name, workload]: readonly [string, WorkloadText]) =>
    buildWorkload({
      name,
      namespace: workload.namespace ?? scenario.namespace,
      workload,
      before: before.workloads[name],
      nodes: nodes.length > 0 ? nodes : Object.keys(after.nodes ?? {}),
      since: scenario.fault?.since ?? '20m',
      moments,
    }),
  );
};

const objectsOf = (
  before: ClusterText,
  after: ClusterText,
  scenario: Scenario,
  moments: Moments,
): readonly Json[] =>
  Object.entries(after.objects ?? {}).map(([key, { age, ...text }]) => {
    const old = before.objects?.[key];
    const { age: _age, ...was } = old ?? {};
    const since = scenario.fault?.since ?? '20m';
    const created = moments.ago(String(age ?? (old === undefined ? since : '40d')));
    const untouched = age !== undefined || same(was, text);
    return bareObject(key, scenario.namespace, text, created, untouched ? created : moments.ago(since));
  });

const eventsOf = ({ events = {} }: ClusterText, namespace: string, moments: Moments): readonly Json[] =>
  Object.entries(events).flatMap(([key, texts]) =>
    texts.map((text) => event(text, named(key, namespace), moments)),
  );

const namespacesOf = (objects: readonly Json[], moments: Moments): readonly Json[] => {
  const given = new Set(
    objects.filter(({ kind }) => kind === 'Namespace').map((object) => child(object, 'metadata')['name']),
  );
  const names = new Set(
    objects.flatMap((object) => [child(object, 'metadata')['namespace'] ?? []].flat()).map(String),
  );
  return [...new Set(['default', ...names])]
    .filter((name) => !given.has(name))
    .map((name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: metadata({ apiVersion: 'v1', kind: 'Namespace', name }, moments.ago('120d'), {
        labels: { 'kubernetes.io/metadata.name': name },
      }),
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    }));
};

const ALL = { startsAt: '', endsAt: '0001-01-01T00:00:00Z' } as const;

/** An alert of the Alertmanager webhook (version 4) about the cluster. */
export const alertOf = (
  { name, labels = {}, ...alert }: AlertText,
  namespace: string,
  moments: Moments,
): Json => ({
  ...ALL,
  status: alert.resolved === undefined ? 'firing' : 'resolved',
  labels: {
    alertname: name,
    severity: 'critical',
    ...(Object.keys(labels).length === 0 ? { namespace } : labels),
  },
  annotations: { ...(alert.summary !== undefined && { summary: alert.summary }), ...alert.annotations },
  startsAt: moments.ago(alert.since ?? '14m'),
  ...(alert.resolved !== undefined && { endsAt: moments.ago(alert.resolved) }),
  generatorURL: 'http://prometheus.monitoring:9090/graph?g0.expr=ALERTS&g0.tab=1',
  fingerprint: '',
});

const isUp = (pod: Json): boolean => {
  const conditions = (child(pod, 'status')['conditions'] as readonly Json[] | undefined) ?? [];
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
};

/** Pods of a workload by its label `app`, those that are not ready first. */
const podsNamed = (objects: readonly Json[], app: string): readonly string[] =>
  objects
    .filter(({ kind }) => kind === 'Pod')
    .filter((pod) =>
      [app, undefined].includes(child(child(pod, 'metadata'), 'labels')['app'] as string | undefined),
    )
    .sort((a, b) => Number(isUp(a)) - Number(isUp(b)))
    .map((pod) => String(child(pod, 'metadata')['name']));

/** Fills in `{ip:SERVICE}`, `{pod:WORKLOAD}` and `{podip:WORKLOAD}`. */
const filler =
  (objects: readonly Json[], namespace: string) =>
  (text: string): string =>
    text.replace(/\{(ip|pod|podip):([\w./-]+)\}/g, (_whole, what: string, name: string) => {
      if (what === 'ip') return clusterIp(name.includes('/') ? name : `${namespace}/${name}`);
      const [pod = name] = podsNamed(objects, name);
      return what === 'pod' ? pod : podIp(pod);
    });

const filled = <T>(value: T, fill: (text: string) => string): T =>
  JSON.parse(fill(JSON.stringify(value))) as T;

/** The cluster of a scenario as a recorder would have found it. */
export const buildCluster = (
  scenario: Scenario,
  { healed = false, over = {} }: BuildOptions = {},
): BuiltCluster => {
  const moments = new Moments(scenario.at ?? DEFAULT_AT);
  const { namespace } = scenario;
  const around = mergePatch(background(namespace), over);
  const before = mergePatch(around, scenario.cluster) as ClusterText;
  const after = healed ? before : (mergePatch(around, faulty(scenario)) as ClusterText);
  const workloads = workloadsOf(before, after, scenario, moments);
  const since = scenario.fault?.since ?? '20m';
  const nodes = Object.entries(after.nodes ?? {}).flatMap(([name, node]) =>
    buildNode(name, node, since, moments),
  );
  const built = [
    ...nodes,
    ...workloads.flatMap(({ objects }) => objects),
    ...objectsOf(before, after, scenario, moments),
    ...eventsOf(after, namespace, moments),
  ];
  const pods = built.filter(({ kind }) => kind === 'Pod');
  const own = new Set(built.filter(({ kind }) => kind === 'EndpointSlice').map(keyOf));
  const endpoints = built
    .filter(({ kind }) => kind === 'Service')
    .flatMap((service) => endpointsOf(service, pods, moments.ago('40d')))
    .filter((object) => !own.has(keyOf(object)));
  const objects = [...built, ...endpoints, ...namespacesOf(built, moments)];
  const fill = filler(objects, namespace);
  const alerts = [scenario.alert, ...(scenario.direct === undefined ? [] : [scenario.direct])];
  return {
    recordedAt: moments.recordedAt.toISOString(),
    objects: filled(objects, fill),
    logs: workloads
      .flatMap(({ logs }) => logs)
      .map(({ path, text }): BuiltLog => ({ path, text: fill(text) })),
    alerts: filled(
      alerts.map((alert) => alertOf(alert, namespace, moments)),
      fill,
    ),
  };
};
