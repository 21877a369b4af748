import { z } from 'zod';
import { nodeStatusShape } from '../shapes/node-status.js';
import type { Node } from '../../../evidence/objects.js';
import { objectName } from '../../../tools/parameters.js';
import { valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';

export const getNodeStatus = clusterTool({
  name: 'get_node_status',
  about: "A node's conditions, taints, capacity and what of it can be given to pods.",
  parameters: z.object({ node_name: objectName("Node's name.") }),
  run: async ({ node_name: name }, { kubernetes, signal }) =>
    nodeStatusShape(valueOf(await kubernetes.get<Node>({ apiVersion: 'v1', plural: 'nodes', name }, signal))),
});
