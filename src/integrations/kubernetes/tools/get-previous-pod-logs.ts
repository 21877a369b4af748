import { z } from 'zod';
import { logSnippetShape } from '../shapes/log-snippet.js';
import { clusterTool } from './cluster-tool.js';
import { chosenContainers, hasPreviousRun, readSnippet, statusOf, tailLimit } from './container-logs.js';
import { podParameters, readPod } from './read-pod.js';

/** Nothing is asked about a container that never restarted. */
const noPreviousRun = (container: string) =>
  logSnippetShape({
    container,
    previous: true,
    lines: { status: 'absent', reason: 'the container has not restarted' },
  });

export const getPreviousPodLogs = clusterTool({
  name: 'get_previous_pod_logs',
  about:
    "The last lines of the run before the present one, of each container that restarted: a crash's own words.",
  brief: 'Logs before the last restart.',
  parameters: z.object(podParameters),
  narrow: 'use search_pod_logs with previous',
  run: async (args, context) => {
    const pod = await readPod(args, context);
    const part = {
      namespace: args.namespace,
      pod: args.pod_name,
      previous: true,
      tailLines: tailLimit(context),
    };
    return Promise.all(
      chosenContainers(pod, null).map((container) =>
        hasPreviousRun(statusOf(pod, container))
          ? readSnippet({ ...part, container }, context)
          : noPreviousRun(container),
      ),
    );
  },
});
