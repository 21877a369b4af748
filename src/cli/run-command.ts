import { SERVICE_NAME, SERVICE_VERSION } from '../telemetry/version.js';
import type { Command } from './command.js';
import { EXIT_USAGE } from './exit-codes.js';

const HELP: readonly string[] = ['--help', '-h'];
const VERSION: readonly string[] = ['--version', '-V', 'version'];

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const ENDING: readonly string[] = [
  '',
  'kuberca COMMAND --help tells more of one; kuberca --version tells the version.',
  'Settings come from the environment: README.md "Settings", .env.example.',
  '',
];

const help = (commands: readonly Command[]): string => {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);
  return ['Usage: kuberca COMMAND [ARGUMENT]...', '', 'Commands:', ...lines, ...ENDING].join('\n');
};

/**
 * Runs the command that the arguments name.
 * @returns the exit code: the command's own (`null`: it goes on running), 0 for help and version, 2 for a wrong call
 */
export const runCommand = async (
  commands: readonly Command[],
  [name, ...args]: readonly string[],
  { out, err }: Output,
): Promise<number | null> => {
  if (name === 'help' || HELP.includes(name ?? '')) {
    out(help(commands));
    return 0;
  }
  if (VERSION.includes(name ?? '')) {
    out(`${SERVICE_NAME} ${SERVICE_VERSION} (Node ${process.versions.node})\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined && args.some((arg) => HELP.includes(arg))) {
    const { usage = '[ARGUMENT]...' } = command;
    out(`Usage: kuberca ${command.name} ${usage}\n\n${command.about}\n`);
    return 0;
  }
  if (command !== undefined) return command.run(args);
  err(name === undefined ? help(commands) : `kuberca: unknown command "${name}"\n\n${help(commands)}`);
  return EXIT_USAGE;
};
