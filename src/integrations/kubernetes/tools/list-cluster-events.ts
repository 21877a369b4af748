import { z } from 'zod';
import { clusterTool } from './cluster-tool.js';
import { eventParameters, NARROW_EVENTS, readEvents } from './read-events.js';

export const listClusterEvents = clusterTool({
  name: 'list_cluster_events',
  about:
    'Events of all namespaces and of nodes, newest first, warnings before others where not all fit. For trouble that is wider than one namespace.',
  reach: 'cluster',
  parameters: z.object(eventParameters),
  keep: 'start',
  narrow: NARROW_EVENTS,
  run: (args, context) => readEvents(null, args, context),
});
