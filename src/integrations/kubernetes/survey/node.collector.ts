import type { Node } from '../../../evidence/objects.js';
import { isNodeHealthy, nodeBody } from '../body/node-body.js';
import type { CaseReader } from '../case-reader.js';
import { reading, valueOf, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';

/**
 * A node with its conditions.
 * @param ofAlert whether the alert is about the node, rather than about a pod on it
 */
export const readNode = async (
  reader: CaseReader,
  name: string,
  ofAlert: boolean,
): Promise<Reading<Node>> => {
  const call = await reader.get<Node>({ apiVersion: 'v1', plural: 'nodes', name });
  const node = valueOf(call);
  const ofPod = node !== null && isNodeHealthy(node) ? WEIGHT.node : WEIGHT.nodeUnhealthy;
  const weight = ofAlert ? WEIGHT.nodeOfAlert : ofPod;
  return reading(call, { type: 'manifest', title: `node ${name}`, weight }, nodeBody);
};
