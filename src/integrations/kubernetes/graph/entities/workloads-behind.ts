import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { Service, WorkloadObject } from '../../../../evidence/objects.js';
import { picks } from '../../label-selector.js';
import type { Seen } from './reader.js';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Workloads whose pods a Service would pick: where it has no pod, whose absence that is. */
export const workloadsBehind = ({ object, ref, world }: Seen<Service>): readonly RelationDraft[] =>
  KINDS.flatMap((kind) =>
    world
      .objects<WorkloadObject>(kind, ref.namespace)
      .filter(({ spec }) => picks(object.spec?.selector, spec.template?.metadata?.labels))
      .map(({ metadata }) => ({
        type: 'selects',
        to: { kind, namespace: ref.namespace, name: metadata.name },
      })),
  );
