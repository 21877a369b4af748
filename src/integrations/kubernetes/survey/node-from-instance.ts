import { isIP } from 'node:net';
import type { TextMap } from '../../../alerts/alert.js';
import { labelValue } from '../../../alerts/label-value.js';
import type { Target } from '../../../alerts/target.js';
import type { CaseReader } from '../case-reader.js';
import { readNode } from './node.collector.js';

const PORT = /:\d{1,5}$/;

/**
 * The target, with `instance` as its node where the alert names nothing else and a node of exactly that name exists
 * (contract section 2): exporters on nodes are often scraped under the node's name.
 */
export const targetWithNode = async (
  reader: CaseReader,
  target: Target,
  labels: TextMap,
): Promise<Target> => {
  const { pod, workload, service, node } = target;
  const instance = labelValue(labels, 'instance')?.replace(PORT, '') ?? '';
  if ([pod, workload, service, node].some((name) => name !== null)) return target;
  if (instance === '' || isIP(instance) !== 0) return target;
  const { outcome } = await readNode(reader, instance, true);
  return outcome.status === 'ok' ? { ...target, node: instance } : target;
};
