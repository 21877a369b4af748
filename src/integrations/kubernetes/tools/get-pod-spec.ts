import { z } from 'zod';
import { podSpecShape } from '../shapes/pod-spec.js';
import { defineTool } from '../../../tools/tool.js';
import { podParameters, readPod } from './read-pod.js';

export const getPodSpec = defineTool({
  name: 'get_pod_spec',
  about:
    'What a pod was asked to be: images, commands, requests and limits, probes, variables by name, volumes, node selection, tolerations.',
  needs: 'kubernetes',
  parameters: z.object(podParameters),
  run: async (args, context) => podSpecShape(await readPod(args, context)),
});
