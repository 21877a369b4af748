import { say } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { failedCall } from './failed-call.js';

const USAGE = '--alert FILE [--snapshot FOLDER] [--output text|mermaid|json]';

/** Writes what was read for an alert, and why: the case graph. */
export const graphCommand: Command = {
  name: 'graph',
  about:
    'Writes what an analysis of an alert reads of the cluster and how it hangs together; no model is asked.',
  usage: USAGE,
  run: async (args) => {
    const { writtenGraph } = await import('./graph/written-graph.js');
    try {
      say(await writtenGraph(args));
      return 0;
    } catch (error) {
      return failedCall({ name: 'graph', usage: USAGE }, error);
    }
  },
};
