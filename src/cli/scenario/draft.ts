import type { AnalysisReport, ReportedCause } from '../../analysis/report.js';
import type { Alert, TextMap } from '../../alerts/alert.js';
import type {
  Container,
  KubeEvent,
  KubeObject,
  Pod,
  Service,
  WorkloadObject,
} from '../../evidence/objects.js';
import { podWord } from './pod-word.js';
import type { RecordedObjects } from './recorded-objects.js';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job'];
/** Made by controllers, or written by the builder of scenarios itself. */
const BUILT = [
  ...WORKLOADS,
  'Pod',
  'ReplicaSet',
  'Event',
  'Service',
  'Endpoints',
  'EndpointSlice',
  'Node',
  'Namespace',
];

/** Kubernetes writes it into every namespace. */
const ROOT_CERTIFICATES = 'kube-root-ca.crt';

type Draft = Readonly<Record<string, unknown>>;

const of = <T extends KubeObject>(objects: readonly KubeObject[], kind: string): readonly T[] =>
  objects.filter((object): object is T => object.kind === kind); // the kind says the type

const isOwnedBy = (pod: Pod, { metadata: { name } }: WorkloadObject): boolean =>
  pod.metadata.ownerReferences?.some((owner) => owner.name === name || owner.name.startsWith(`${name}-`)) ===
  true;

const eventsAbout = (
  objects: readonly KubeObject[],
  { kind = '', metadata }: KubeObject,
): readonly KubeEvent[] =>
  (of<KubeObject>(objects, 'Event') as unknown as readonly KubeEvent[]).filter(
    ({ type, involvedObject }) =>
      type === 'Warning' && involvedObject?.kind === kind && involvedObject.name === metadata.name,
  );

/** What of a container the builder is told. */
const containerPart = (container: Container | undefined): Draft => {
  const { image, ports, resources } = container ?? {};
  return {
    ...(image !== undefined && { image }),
    port: ports?.[0]?.containerPort ?? 0,
    ...(resources?.limits !== undefined && { limits: resources.limits }),
    ...(resources?.requests !== undefined && { requests: resources.requests }),
  };
};

const isServed = (objects: readonly KubeObject[], { metadata }: WorkloadObject): boolean =>
  of<Service>(objects, 'Service').some(
    (service) => service.metadata.namespace === metadata.namespace && service.metadata.name === metadata.name,
  );

const workload = async ({ objects, log }: RecordedObjects, object: WorkloadObject): Promise<Draft> => {
  const { namespace = '' } = object.metadata;
  const [container] = object.spec.template?.spec.containers ?? [];
  const logOf = (pod: Pod, ending: string): Promise<readonly string[]> =>
    log(namespace, pod.metadata.name, `${container?.name ?? ''}${ending}`);
  const pods = of<Pod>(objects, 'Pod').filter((pod) => isOwnedBy(pod, object));
  const states = await Promise.all(
    pods.map(async (pod) =>
      podWord({ pod, events: eventsAbout(objects, pod), said: await logOf(pod, '.previous.log') }),
    ),
  );
  const [first] = pods;
  const lines = first === undefined ? [] : await logOf(first, '.log');
  return {
    ...(object.kind !== 'Deployment' && { kind: object.kind }),
    namespace,
    ...(object.spec.replicas !== undefined && { replicas: object.spec.replicas }),
    ...containerPart(container),
    ...(isServed(objects, object) ? {} : { service: false }),
    ...(states.every((state) => state === 'ready') ? {} : { states }),
    ...(lines.length > 0 && { log: lines }),
  };
};

/** What the builder is told of any other object: its fields as they were read. */
const otherObjects = (objects: readonly KubeObject[]): Draft =>
  Object.fromEntries(
    objects
      .filter(({ kind = '', metadata }) => !BUILT.includes(kind) && metadata.name !== ROOT_CERTIFICATES)
      .map(({ apiVersion: _version, kind, metadata, ...fields }) => [
        [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/'),
        fields,
      ]),
  );

const minutes = (from: string, to: Date): string =>
  `${Math.max(1, Math.round((to.getTime() - Date.parse(from)) / 60_000))}m`;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Values that say where a fault is, and not what it is. */
const PLACES = ['kind', 'name', 'object', 'namespace', 'pod', 'node', 'workload', 'container'];

/** The values of a cause that its sentence shows, the longest first. */
const tellingValues = ({ text, values }: ReportedCause): readonly string[] =>
  Object.entries(values)
    .filter(([name, value]) => !PLACES.includes(name) && value.length > 2 && text.includes(value))
    .map(([, value]) => value.slice(0, 60))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 3);

/** What a good answer says, as today's says it: it must be checked by whoever takes the draft. */
const expected = ({ body: { cause } }: AnalysisReport): Draft =>
  cause === null
    ? { hops: 0, fault: 'nothing wrong', root: [], cause_any: [], must_name: [], must_not: [] }
    : {
        hops: cause.chain.length,
        fault: cause.text,
        root: [`${cause.entity.kind}/${cause.entity.name}`],
        mechanism: cause.mechanism,
        cause_any: tellingValues(cause).map(escaped),
        must_name: [escaped(cause.entity.name)],
        must_not: [],
      };

/** A workload that somebody wrote, and no controller made. */
const isOwnWorkload = (object: KubeObject): object is WorkloadObject =>
  WORKLOADS.includes(object.kind ?? '') &&
  object.metadata.ownerReferences?.some(({ controller }) => controller === true) !== true;

const groupOf = ({ body: { cause } }: AnalysisReport): 'negative' | 'symptom' | 'object' => {
  if (cause === null) return 'negative';
  return cause.chain.length > 0 ? 'symptom' : 'object';
};

/** Names of recorded pods as the builder names its own: `{pod:cart}`. */
const withBuiltPods = (
  texts: TextMap,
  { objects }: RecordedObjects,
  workloads: readonly WorkloadObject[],
): TextMap => {
  const owners = of<Pod>(objects, 'Pod').flatMap((pod) => {
    const owner = workloads.find((each) => isOwnedBy(pod, each));
    return owner === undefined ? [] : [{ pod: pod.metadata.name, built: `{pod:${owner.metadata.name}}` }];
  });
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      owners.reduce((left, { pod, built }) => left.replaceAll(pod, built), text),
    ]),
  );
};

/** A scenario as a draft of what was recorded, and of what is answered today. Nothing in it is masked yet. */
export const draftOf = async (
  recorded: RecordedObjects,
  alert: Alert,
  report: AnalysisReport,
): Promise<Draft> => {
  const { objects, recordedAt } = recorded;
  const workloads = objects.filter(isOwnWorkload);
  const { alertname = 'Unnamed', ...labels } = alert.labels;
  return {
    about: 'DRAFT: what was recorded, in one sentence.',
    group: groupOf(report),
    at: recordedAt.toISOString(),
    namespace: alert.labels['namespace'] ?? workloads[0]?.metadata.namespace ?? 'default',
    alert: {
      name: alertname,
      labels: withBuiltPods(labels, recorded, workloads),
      annotations: withBuiltPods(alert.annotations, recorded, workloads),
      since: minutes(alert.startsAt, recordedAt),
    },
    cluster: {
      workloads: Object.fromEntries(
        await Promise.all(
          workloads.map(async (each) => [each.metadata.name, await workload(recorded, each)] as const),
        ),
      ),
      objects: otherObjects(objects),
    },
    expect: expected(report),
  };
};
