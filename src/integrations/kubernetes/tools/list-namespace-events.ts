import { z } from 'zod';
import { namespace } from '../../../tools/parameters.js';
import { clusterTool } from './cluster-tool.js';
import { eventParameters, NARROW_EVENTS, readEvents } from './read-events.js';

export const listNamespaceEvents = clusterTool({
  name: 'list_namespace_events',
  about: 'Events of a namespace, newest first, warnings before others where not all fit.',
  brief: 'Events, newest first.',
  parameters: z.object({ namespace, ...eventParameters }),
  keep: 'start',
  narrow: NARROW_EVENTS,
  run: (args, context) => readEvents(args.namespace, args, context),
});
