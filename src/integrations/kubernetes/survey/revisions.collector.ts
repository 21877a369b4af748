import type { KubeObject, PodSpec, WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import type { Template } from '../changes/template-difference.js';
import type { Revision } from '../../../evidence/facts.js';
import { selectorText } from '../label-selector.js';
import { mapCall, reading, type Call, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';

/** Most revisions that one list brings; a workload keeps ten unless told otherwise. */
const READ_LIMIT = 100;
/** The newest revisions that are kept: the one that runs, and the one to go back to. */
const KEPT = 2;

interface ControllerRevision extends KubeObject {
  readonly revision?: number;
  readonly data?: { readonly spec?: { readonly template?: Template } };
}

/** A revision with the pod template that it holds. */
export interface RevisionTemplate extends Revision {
  readonly template: Template;
}

const imagesOf = (spec: PodSpec | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].flatMap(({ name, image }) =>
      image === undefined ? [] : [[name, image]],
    ),
  );

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

const fromReplicaSet = ({ metadata, spec, status }: WorkloadObject): RevisionTemplate => ({
  number: Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0) || 0,
  name: metadata.name,
  createdAt: metadata.creationTimestamp ?? null,
  replicas: { wanted: count(spec.replicas), ready: count(status?.['readyReplicas']) },
  images: imagesOf(spec.template?.spec),
  template: spec.template ?? {},
});

const fromControllerRevision = ({ metadata, revision, data }: ControllerRevision): RevisionTemplate => ({
  number: count(revision),
  name: metadata.name,
  createdAt: metadata.creationTimestamp ?? null,
  replicas: null,
  images: imagesOf(data?.spec?.template?.spec),
  template: data?.spec?.template ?? {},
});

const ownedNewestFirst = <T extends KubeObject>(
  objects: readonly T[],
  owner: WorkloadObject,
  toRevision: (object: T) => RevisionTemplate,
): readonly RevisionTemplate[] =>
  objects
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid))
    .map(toRevision)
    .toSorted((a, b) => b.number - a.number);

/** All revisions of a Deployment, StatefulSet or DaemonSet, newest first; `null` for other kinds. */
export const listRevisions = async (
  reader: CaseReader,
  namespace: string,
  workload: WorkloadObject,
): Promise<Call<readonly RevisionTemplate[]> | null> => {
  const { kind = '', spec } = workload;
  const labelSelector = selectorText(spec.selector);
  if (!['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) || labelSelector === null) return null;
  const list = { apiVersion: 'apps/v1', namespace, labelSelector, limit: READ_LIMIT };
  return kind === 'Deployment'
    ? mapCall(await reader.list<WorkloadObject>({ ...list, plural: 'replicasets' }), (sets) =>
        ownedNewestFirst(sets, workload, fromReplicaSet),
      )
    : mapCall(
        await reader.list<ControllerRevision>({ ...list, plural: 'controllerrevisions' }),
        (revisions) => ownedNewestFirst(revisions, workload, fromControllerRevision),
      );
};

/** A revision as a fact: without its template. */
const shown = ({ template: _template, ...revision }: RevisionTemplate): Revision => revision;

/** The last two revisions of a Deployment, StatefulSet or DaemonSet, newest first; `null` for other kinds. */
export const readRevisions = async (
  reader: CaseReader,
  namespace: string,
  workload: WorkloadObject,
): Promise<Reading<readonly Revision[]> | null> => {
  const call = await listRevisions(reader, namespace, workload);
  if (call === null) return null;
  const { kind = '', metadata } = workload;
  const title = `last revisions of ${kind.toLowerCase()} ${namespace}/${metadata.name}`;
  return reading(
    mapCall(call, (revisions) => revisions.slice(0, KEPT).map(shown)),
    { type: 'manifest', title, weight: WEIGHT.revisions },
    (revisions) => revisions,
  );
};
