#!/usr/bin/env node
import module from 'node:module';
import { loadClientLightly } from '../integrations/kubernetes/client/light-client.js';

// Before anything else is loaded, as the service does.
module.enableCompileCache();
loadClientLightly();
const { COMMANDS } = await import('./commands.js');
const { runCommand } = await import('./run-command.js');

const { complain, sayMasked } = await import('../telemetry/terminal.js');

const EXIT_FAILURE = 1;
/** How long what a command left open may keep the process, in ms. */
const LINGER_MS = 200;

/** A command that fails before it can say why itself: a message without a stack, masked. */
const failed = (error: unknown): number => {
  complain(`kuberca: ${error instanceof Error ? error.message : 'unknown error'}\n`);
  return EXIT_FAILURE;
};

const code = await runCommand(COMMANDS, process.argv.slice(2), { out: sayMasked, err: complain }).catch(
  failed,
);
if (code !== null) {
  process.exitCode = code;
  // A connection that a silent server lets wait would keep the process for its own time; what was written is out by then.
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
