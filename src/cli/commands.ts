import { analyzeCommand } from './analyze.command.js';
import type { Command } from './command.js';
import { completionCommand } from './completion.command.js';
import { maskCommand } from './mask.command.js';
import { deadCommand } from './dead.command.js';
import { doctorCommand } from './doctor.command.js';
import { evalCommand } from './eval.command.js';
import { graphCommand } from './graph.command.js';
import { mcpCommand } from './mcp.command.js';
import { notifyCommand } from './notify.command.js';
import { runbooksCommand } from './runbooks.command.js';
import { scenarioCommand } from './scenario.command.js';
import { serveCommand } from './serve.command.js';
import { snapshotCommand } from './snapshot.command.js';
import { topologyCommand } from './topology.command.js';

/** Every command, in the order of the help text. What a command needs is loaded when it runs. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  doctorCommand,
  analyzeCommand,
  topologyCommand,
  deadCommand,
  notifyCommand,
  mcpCommand,
  snapshotCommand,
  graphCommand,
  runbooksCommand,
  maskCommand,
  scenarioCommand,
  evalCommand,
  completionCommand,
];
