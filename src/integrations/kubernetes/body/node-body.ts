import type { Condition, Node } from '../../../evidence/objects.js';
import { metadataBody } from './object-body.js';

/** A node as evidence: conditions, taints and room; without the list of its images. */
export const nodeBody = ({ metadata, spec, status }: Node): Readonly<Record<string, unknown>> => ({
  kind: 'Node',
  metadata: metadataBody(metadata),
  conditions: status?.conditions,
  unschedulable: spec?.unschedulable,
  taints: spec?.taints,
  capacity: status?.capacity,
  allocatable: status?.allocatable,
  kubeletVersion: status?.nodeInfo?.['kubeletVersion'],
  osImage: status?.nodeInfo?.['osImage'],
  containerRuntimeVersion: status?.nodeInfo?.['containerRuntimeVersion'],
});

/** Whether a condition is as it should be: `Ready` and whatever ends so (`NetworkingReady`) true, all others false. */
export const isFine = ({ type, status }: Condition): boolean =>
  type.endsWith('Ready') ? status === 'True' : status !== 'True';

/** Ready, and under no pressure. */
export const isNodeHealthy = ({ status }: Node): boolean => (status?.conditions ?? []).every(isFine);
