import { toolsOver } from '../../../tools/tool.js';
import type { LogReader } from '../scoped-loki.js';

/** A tool that reads logs that are kept. */
export const logTool = toolsOver<{ readonly loki: LogReader }>();
