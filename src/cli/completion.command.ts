import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_USAGE } from './exit-codes.js';

const USAGE = 'bash|zsh|fish';

/** Writes a script with which a shell completes the commands. */
export const completionCommand: Command = {
  name: 'completion',
  about: 'Writes the completion of a shell: source <(kuberca completion bash).',
  usage: USAGE,
  run: async (args) => {
    const [{ SHELLS, completionScript }, { COMMANDS }] = await Promise.all([
      import('./completion/scripts.js'),
      import('./commands.js'),
    ]);
    const shell = SHELLS.find((each) => each === args[0]);
    if (shell === undefined || args.length !== 1) {
      complain(`Usage: kuberca completion ${USAGE}\n`);
      return EXIT_USAGE;
    }
    sayMasked(completionScript(shell, COMMANDS));
    return 0;
  },
};
