import { toolsOver } from '../../../tools/tool.js';
import type { TraceReader } from '../scoped-tempo.js';

/** A tool that reads traces. */
export const traceTool = toolsOver<{ readonly tempo: TraceReader }>();
