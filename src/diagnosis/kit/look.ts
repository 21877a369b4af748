import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity } from '../../evidence/entity.js';
import type { EvidenceId } from '../../evidence/evidence.js';
import { failingLine, type FailingLine } from '../../evidence/log-line/failing-line.js';
import type {
  Condition,
  KubeEvent,
  KubeObject,
  Node,
  Pod,
  Service,
  WorkloadObject,
} from '../../evidence/objects.js';
import { containersOf, type ContainerView } from '../container-view.js';

/** The object of an entity, by the type of its kind; `null` unless it was read. */
const objectOf = <T extends KubeObject>({ object }: Entity): T | null =>
  object.status === 'ok' ? (object.value as T) : null; // the caller names the type of the entity's kind

export const podOf = (entity: Entity): Pod | null =>
  entity.ref.kind === 'Pod' ? objectOf<Pod>(entity) : null;

export const nodeOf = (entity: Entity): Node | null =>
  entity.ref.kind === 'Node' ? objectOf<Node>(entity) : null;

export const serviceOf = (entity: Entity): Service | null =>
  entity.ref.kind === 'Service' ? objectOf<Service>(entity) : null;

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'];

export const workloadOf = (entity: Entity): WorkloadObject | null =>
  WORKLOADS.includes(entity.ref.kind) ? objectOf<WorkloadObject>(entity) : null;

/** Any object, for kinds whose fields the rule names itself. */
export const rawOf = <T extends KubeObject>(entity: Entity): T | null => objectOf<T>(entity);

/** The evidence of an entity; that of the lists it stands in where it has none of its own. */
export const evidenceOf = ({ object, ref }: Entity, graph: CaseGraph): EvidenceId =>
  object.status === 'not-applicable'
    ? (graph.listEvidence(ref.kind, ref.namespace) ?? 'E1')
    : object.evidence;

/** Containers of a pod, init containers first; those that are not of the workload (debug) are left out. */
export const workloadContainers = (pod: Pod): readonly ContainerView[] =>
  containersOf(pod).filter(({ role }) => role !== 'ephemeral');

/** A condition by its type. */
export const conditionOf = (conditions: readonly Condition[] | undefined, type: string): Condition | null =>
  conditions?.find((condition) => condition.type === type) ?? null;

/** Events of an entity with one of the reasons, newest first; all of them where none is named. */
export const eventsOf = (
  { events }: Entity,
  ...reasons: readonly string[]
): readonly { readonly event: KubeEvent; readonly evidence: EvidenceId }[] =>
  reasons.length === 0 ? events : events.filter(({ event }) => reasons.includes(event.reason));

/** Whether an event is about this container; one without a field path is about any. */
export const isAboutContainer = ({ involvedObject }: KubeEvent, container: string): boolean => {
  const named = /\{([^}]+)\}/.exec(involvedObject?.fieldPath ?? '')?.[1];
  return named === undefined || named === container;
};

/** The owner of an object, by the relation, else by its own word: not all that was listed has its relations read. */
const ownerOf = (entity: Entity, graph: CaseGraph): Entity | null => {
  const [related] = graph
    .targets(entity.key, 'owned by')
    .filter(({ object, ref }) => object.status === 'ok' && WORKLOADS.includes(ref.kind));
  if (related !== undefined) return related;
  const owner = objectOf<KubeObject>(entity)?.metadata.ownerReferences?.find(
    ({ controller, kind }) => controller === true && WORKLOADS.includes(kind),
  );
  const found = owner === undefined ? null : graph.find(owner.kind, entity.ref.namespace, owner.name);
  return found?.object.status === 'ok' ? found : null;
};

const climbed = (entity: Entity, graph: CaseGraph): Entity => {
  let at = entity;
  for (let step = 0; step < 4; step += 1) {
    const above = ownerOf(at, graph);
    if (above === null) return at;
    at = above;
  }
  return at;
};

/** The tops that were looked for in a graph, which never changes: nearly every rule asks for them. */
const tops = new WeakMap<CaseGraph, Map<Entity, Entity>>();

/** The workload at the top of a pod's chain, else itself; what an operator owns is not the operator's. At most four steps. */
export const topOwner = (entity: Entity, graph: CaseGraph): Entity => {
  const known = tops.get(graph) ?? new Map<Entity, Entity>();
  tops.set(graph, known);
  const top = known.get(entity) ?? climbed(entity, graph);
  known.set(entity, top);
  return top;
};

const failingLines = new WeakMap<readonly string[], FailingLine | null>();

/** The failing line of a log, looked for once: many rules ask for it. */
const failingLineOf = (lines: readonly string[]): FailingLine | null => {
  const known = failingLines.get(lines);
  if (known !== undefined) return known;
  const found = failingLine(lines);
  failingLines.set(lines, found);
  return found;
};

/** What a container said as it failed: from the log of the run that failed, with its evidence. */
export interface SaidLine extends FailingLine {
  readonly evidence: EvidenceId;
}

/** The line of a container's log that tells best why it failed; the previous run's first. */
export const saidBy = (
  { logs }: Entity,
  container: string,
  first: 'previous' | 'current' = 'previous',
): SaidLine | null => {
  const ordered = logs
    .filter((log) => log.container === container && log.lines.status === 'ok')
    .toSorted((a, b) =>
      first === 'previous'
        ? Number(b.previous) - Number(a.previous)
        : Number(a.previous) - Number(b.previous),
    );
  const said = ordered.flatMap(({ lines }): readonly SaidLine[] => {
    if (lines.status !== 'ok') return [];
    const line = failingLineOf(lines.value);
    return line === null ? [] : [{ ...line, evidence: lines.evidence }];
  });
  return said.find(({ kind }) => kind === 'error') ?? said[0] ?? null;
};
