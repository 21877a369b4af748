#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache();
const { COMMANDS } = await import('./commands.js');
const { runCommand } = await import('./run-command.js');

const { complain, sayMasked } = await import('../telemetry/terminal.js');

const EXIT_FAILURE = 1;

/** A command that fails before it can say why itself: a message without a stack, masked. */
const failed = (error: unknown): number => {
  complain(`kuberca: ${error instanceof Error ? error.message : 'unknown error'}\n`);
  return EXIT_FAILURE;
};

const code = await runCommand(COMMANDS, process.argv.slice(2), { out: sayMasked, err: complain }).catch(
  failed,
);
if (code !== null) process.exitCode = code;
