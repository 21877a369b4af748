import { z } from 'zod';
import { podStatusShape } from '../shapes/pod-status.js';
import { clusterTool } from './cluster-tool.js';
import { podParameters, readPod } from './read-pod.js';

export const getPodStatus = clusterTool({
  name: 'get_pod_status',
  about:
    "A pod's phase, conditions and containers: what each waits for, why it ended last, how often it restarted. Init, sidecar and ephemeral containers included.",
  brief: "A pod's conditions and containers: waiting, exits, restarts.",
  parameters: z.object(podParameters),
  run: async (args, context) => podStatusShape(await readPod(args, context)),
});
