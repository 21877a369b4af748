import { sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE } from './exit-codes.js';
import { failedCall } from './failed-call.js';

const USAGE = 'FOLDER [--provider gemini|openai|anthropic] [--price IN/OUT] [--replay]';

/** Runs recorded cases with a model and scores its answers beside those of the rules. */
export const evalCommand: Command = {
  name: 'eval',
  about:
    'Runs recorded cases with the model of the settings, or what it said before, and scores the answers.',
  usage: USAGE,
  run: async (args) => {
    const { evaluated } = await import('./eval/evaluated.js');
    try {
      const { lines, isWorse } = await evaluated(args);
      sayMasked(`${lines.join('\n')}\n`);
      return isWorse ? EXIT_FAILURE : 0;
    } catch (error) {
      return failedCall({ name: 'eval', usage: USAGE }, error);
    }
  },
};
