import { z } from 'zod';
import { eventShape } from '../shapes/event.js';
import { valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';
import { podParameters } from './read-pod.js';

export const listPodEvents = clusterTool({
  name: 'list_pod_events',
  about:
    'What the scheduler, the kubelet and the controllers said about a pod, newest first; also of a pod that is gone, for an hour.',
  parameters: z.object(podParameters),
  keep: 'start',
  run: async ({ namespace, pod_name: name }, { kubernetes, signal }) =>
    valueOf(await kubernetes.events({ namespace, kind: 'Pod', name }, signal)).map(eventShape),
});
