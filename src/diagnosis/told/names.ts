import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity, EntityRef } from '../../evidence/entity.js';

/** `Deployment shop/cart`, as the summary names an object. */
export const nameOf = ({ kind, namespace, name }: EntityRef): string =>
  `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;

/** What an entity stands for in a chain: its Service or workload; pods and ReplicaSets are only parts of one. */
export const isPart = ({ ref }: Entity): boolean => ref.kind === 'Pod' || ref.kind === 'ReplicaSet';

/** The short name of an entity on a way: `web`. */
export const shortName = ({ ref }: Entity): string => ref.name;

/** Ready and wanted replicas of a workload, where it has them: `1 of 3`. */
export const replicasOf = ({
  ref,
  object,
}: Entity): { readonly ready: number; readonly wanted: number } | null => {
  if (object.status !== 'ok' || !['Deployment', 'StatefulSet', 'DaemonSet'].includes(ref.kind)) return null;
  const status: unknown = Reflect.get(object.value, 'status');
  const spec: unknown = Reflect.get(object.value, 'spec');
  const number = (from: unknown, field: string): number | null => {
    const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, field) : null;
    return typeof value === 'number' ? value : null;
  };
  const ofDaemon = ref.kind === 'DaemonSet';
  const wanted = ofDaemon ? number(status, 'desiredNumberScheduled') : (number(spec, 'replicas') ?? 1);
  const ready = number(status, ofDaemon ? 'numberReady' : 'readyReplicas') ?? 0;
  return wanted === null || wanted === 0 ? null : { ready, wanted };
};

/** The subject as people call it; `null` for an alert without one. */
export const subjectName = (graph: CaseGraph): string | null =>
  graph.subject === null ? null : nameOf(graph.subject.ref);
