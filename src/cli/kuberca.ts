#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache();
const { COMMANDS } = await import('./commands.js');
const { runCommand } = await import('./run-command.js');

const code = await runCommand(COMMANDS, process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
if (code !== null) process.exitCode = code;
