import { z } from 'zod';
import { optionalLimit, optionalText } from '../../../tools/parameters.js';
import { clusterTool } from './cluster-tool.js';
import { chosenContainers, readSnippet, tailLimit } from './container-logs.js';
import { podParameters, readPod } from './read-pod.js';

const MOST_LINES = 5000;
const MOST_SECONDS = 86_400;

export const getPodLogs = clusterTool({
  name: 'get_pod_logs',
  about:
    "The last lines of a pod's running containers, init and sidecar containers included. For what was logged before a restart, get_previous_pod_logs; to look for something in many lines, search_pod_logs.",
  brief: 'Last log lines of a pod.',
  parameters: z.object({
    ...podParameters,
    container: optionalText('Only this container. Default: all.'),
    tail_lines: optionalLimit({
      min: 1,
      max: MOST_LINES,
      about: 'Last lines of each container; never more than the deployment allows (K8S_LOG_TAIL_LINES).',
    }),
    since_seconds: optionalLimit({
      min: 1,
      max: MOST_SECONDS,
      about: 'Only lines of the last so many seconds.',
    }),
  }),
  narrow: 'narrow with container or tail_lines, or use search_pod_logs',
  run: async (args, context) => {
    const pod = await readPod(args, context);
    const most = tailLimit(context);
    const part = {
      namespace: args.namespace,
      pod: args.pod_name,
      previous: false,
      tailLines: Math.min(args.tail_lines ?? most, most),
      ...(args.since_seconds !== null && { sinceSeconds: args.since_seconds }),
    };
    return Promise.all(
      chosenContainers(pod, args.container).map((container) => readSnippet({ ...part, container }, context)),
    );
  },
});
