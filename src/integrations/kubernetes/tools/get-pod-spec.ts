import { z } from 'zod';
import { podSpecShape } from '../shapes/pod-spec.js';
import { clusterTool } from './cluster-tool.js';
import { podParameters, readPod } from './read-pod.js';

export const getPodSpec = clusterTool({
  name: 'get_pod_spec',
  about:
    'What a pod was asked to be: images, commands, requests and limits, probes, variables by name, volumes, node selection, tolerations.',
  parameters: z.object(podParameters),
  run: async (args, context) => podSpecShape(await readPod(args, context)),
});
