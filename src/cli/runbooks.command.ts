import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';

const USAGE = 'check FOLDER';

/** Checks a folder of runbooks as the service would read it. */
export const runbooksCommand: Command = {
  name: 'runbooks',
  about: 'Checks a folder of runbooks: what each is for, and which cannot be used and why.',
  usage: USAGE,
  run: async ([verb, folder, ...rest]) => {
    if (verb !== 'check' || folder === undefined || rest.length > 0) {
      complain(`Usage: kuberca runbooks ${USAGE}\n`);
      return EXIT_USAGE;
    }
    const { checkedRunbooks } = await import('./runbooks/checked-runbooks.js');
    try {
      const { lines, isClean } = await checkedRunbooks(folder);
      sayMasked(`${lines.join('\n')}\n`);
      return isClean ? 0 : EXIT_FAILURE;
    } catch (error) {
      complain(`kuberca runbooks: ${error instanceof Error ? error.message : String(error)}\n`);
      return EXIT_FAILURE;
    }
  },
};
