import type { TextMap } from '../../../alerts/alert.js';
import { isNodeTarget, type Target } from '../../../alerts/target.js';
import type { EndpointSlice, KubeEvent, Node, Pod, Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { readEvents, type EventSubject } from './events.collector.js';
import type { Revision } from '../../../evidence/facts.js';
import { readLogs, type LogReading } from './logs.collector.js';
import { readNode } from './node.collector.js';
import { readOthers } from './others.collector.js';
import type { Owners } from './owners.collector.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { readRevisions } from './revisions.collector.js';
import { endpointsOf, namedService, serviceAmong, serviceSearch } from './routing.js';
import { resolveSubject } from '../subject/resolve-subject.js';
import { WEIGHT } from '../../../evidence/weights.js';

/** Everything that was read for one target; `null` where nothing named it. */
export interface Survey {
  /** The pod that the alert names, be it there or not. */
  readonly named: Reading<Pod> | null;
  /** The pod that was looked into. */
  readonly chosen: Reading<Pod> | null;
  readonly pods: Reading<readonly Pod[]> | null;
  readonly podEvents: Reading<readonly KubeEvent[]> | null;
  readonly owners: Owners;
  readonly workloadEvents: Reading<readonly KubeEvent[]> | null;
  readonly revisions: Reading<readonly Revision[]> | null;
  readonly service: Reading<Service> | null;
  readonly endpoints: Reading<readonly EndpointSlice[]> | null;
  readonly node: Reading<Node> | null;
  readonly nodeEvents: Reading<readonly KubeEvent[]> | null;
  readonly logs: readonly LogReading[];
  readonly others: readonly Reading<unknown>[];
}

export interface SurveyRequest {
  readonly target: Target;
  readonly others: readonly Target[];
  readonly labels: TextMap;
  readonly tailLines: number;
}

/** Events of the named pod, which outlive it by an hour, and of the one looked into instead. */
const eventsOfPods = async (
  reader: CaseReader,
  { namespace, pod: named }: Target,
  chosen: Promise<Reading<Pod> | null>,
): Promise<Reading<readonly KubeEvent[]> | null> => {
  if (namespace === null) return null;
  const about = (name: string): EventSubject => ({ namespace, kind: 'Pod', name });
  // Asked for at once, so that it need not wait for the pod; the second asking finds the answer.
  const early = named === null ? null : readEvents(reader, [about(named)], WEIGHT.podEvents);
  const other = valueOf(await chosen)?.metadata.name;
  if (other === undefined || other === named) return early;
  return readEvents(reader, [...(named === null ? [] : [named]), other].map(about), WEIGHT.podEvents);
};

const eventsOfOwners = async (
  reader: CaseReader,
  namespace: string | null,
  { workload, parent, replicaSet }: Owners,
): Promise<Reading<readonly KubeEvent[]> | null> => {
  const objects = [workload, parent].flatMap((one) => valueOf(one) ?? []);
  if (namespace === null || objects.length === 0) return null;
  const subjects = objects.map(({ kind = '', metadata }) => ({ namespace, kind, name: metadata.name }));
  const below = replicaSet === null ? [] : [{ namespace, kind: 'ReplicaSet', name: replicaSet }];
  return readEvents(reader, [...subjects, ...below], WEIGHT.workloadEvents);
};

const eventsOfNode = (
  reader: CaseReader,
  name: string,
  ofAlert: boolean,
): Promise<Reading<readonly KubeEvent[]> | null> =>
  readEvents(
    reader,
    [{ namespace: null, kind: 'Node', name }],
    ofAlert ? WEIGHT.nodeEventsOfAlert : WEIGHT.nodeEvents,
  );

const revisionsOf = async (
  reader: CaseReader,
  namespace: string | null,
  { workload }: Owners,
): Promise<Reading<readonly Revision[]> | null> => {
  const object = valueOf(workload);
  return namespace === null || object === null ? null : readRevisions(reader, namespace, object);
};

const logsOf = async (
  reader: CaseReader,
  chosen: Reading<Pod> | null,
  container: string | null,
  tailLines: number,
): Promise<readonly LogReading[]> => {
  const pod = valueOf(chosen);
  return pod === null ? [] : readLogs(reader, { pod, container, tailLines });
};

/** Where the pod runs; a label counts while no pod says otherwise. */
export const nodeNameOf = async (
  target: Target,
  chosen: Promise<Reading<Pod> | null>,
): Promise<string | null> => {
  if (isNodeTarget(target)) return target.node;
  const pod = valueOf(await chosen);
  return pod === null ? target.node : (pod.spec.nodeName ?? null);
};

/** Waits for all parts at once. */
const allOf = async <T extends object>(parts: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> => {
  const names = Object.keys(parts);
  const values = await Promise.all(Object.values(parts));
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as T;
};

/** The parts of a survey, each there as soon as its own calls have answered; none rejects. */
export type SurveyParts = { readonly [K in keyof Survey]: Promise<Survey[K]> };

/** Starts every reading as soon as what it needs is known; at most four calls deep. */
export const beginSurvey = (reader: CaseReader, request: SurveyRequest): SurveyParts => {
  const { target, others, labels, tailLines } = request;
  const { namespace, container } = target;
  const ofNode = isNodeTarget(target);
  const search = serviceSearch(target, labels);
  const byName = search === 'by-name' ? namedService(reader, target, labels) : Promise.resolve(null);
  const subject = resolveSubject(reader, target, byName);
  const { named, chosen, pods, owners } = subject;
  const service = search === 'among' ? serviceAmong(reader, target, subject) : byName;
  const nodeName = nodeNameOf(target, chosen);
  return {
    named,
    chosen,
    pods,
    owners,
    podEvents: eventsOfPods(reader, target, chosen),
    workloadEvents: owners.then((found) => eventsOfOwners(reader, namespace, found)),
    revisions: owners.then((found) => revisionsOf(reader, namespace, found)),
    service,
    endpoints: endpointsOf(reader, target, search, service),
    node: nodeName.then((name) => (name === null ? null : readNode(reader, name, ofNode))),
    nodeEvents: nodeName.then((name) => (name === null ? null : eventsOfNode(reader, name, ofNode))),
    logs: chosen.then((pod) => logsOf(reader, pod, container, tailLines)),
    others: readOthers(reader, others),
  };
};

/** Waits for all parts of a survey. */
export const wholeSurvey = (parts: SurveyParts): Promise<Survey> => allOf<Survey>(parts);
