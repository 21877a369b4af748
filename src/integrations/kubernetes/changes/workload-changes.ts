import type { WorkloadObject } from '../../../evidence/objects.js';
import { within, type Change, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';

/** Kinds whose changes are told by their revisions. */
const WITH_REVISIONS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
/** Who writes to a workload without a person having changed anything. */
const CONTROLLER = /^kube-(controller-manager|scheduler)$/;

/** That a workload was made, or that the specification of one without revisions was written. */
export const workloadChanges = (
  object: string,
  { kind = '', metadata, spec }: WorkloadObject,
  window: Window,
): readonly Change[] => {
  const created = metadata.creationTimestamp;
  if (within(created, window)) return [{ at: created, kind: 'created', object, what: 'was created' }];
  if (WITH_REVISIONS.has(kind)) return [];
  const write = lastWrite(metadata, [['spec']], ({ manager = '' }) => !CONTROLLER.test(manager));
  if (write === null || !within(write.at, window)) return [];
  const suspended = spec.suspend === true ? '; it is suspended' : '';
  return [
    { at: write.at, kind: 'configuration', object, what: `its spec was written${suspended}`, by: write.by },
  ];
};
