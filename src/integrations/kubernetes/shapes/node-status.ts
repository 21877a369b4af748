import type { Node } from '../../../evidence/objects.js';
import { conditionShape } from './condition.js';

/** A node in the wire's names (docs/tool-results.md "NodeStatus"). */
export const nodeStatusShape = ({ metadata, spec, status }: Node) => ({
  name: metadata.name,
  unschedulable: spec?.unschedulable ?? null,
  labels: metadata.labels ?? {},
  taints: (spec?.taints ?? []).map(({ key, value, effect, timeAdded }) => ({
    key,
    value: value ?? null,
    effect,
    time_added: timeAdded ?? null,
  })),
  capacity: status?.capacity ?? {},
  allocatable: status?.allocatable ?? {},
  node_info: status?.nodeInfo ?? null,
  conditions: (status?.conditions ?? []).map(conditionShape),
});
