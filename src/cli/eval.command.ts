import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;
const USAGE = 'FOLDER [--provider gemini|openai|anthropic] [--price IN/OUT] [--replay]';

/** Runs recorded cases with a model and scores its answers beside those of the rules. */
export const evalCommand: Command = {
  name: 'eval',
  about:
    'Runs recorded cases with the model of the settings, or what it said before, and scores the answers.',
  usage: USAGE,
  run: async (args) => {
    const { evaluated, WrongEvalCall } = await import('./eval/evaluated.js');
    try {
      const { lines, isWorse } = await evaluated(args);
      sayMasked(`${lines.join('\n')}\n`);
      return isWorse ? EXIT_FAILURE : 0;
    } catch (error) {
      const wrong = error instanceof WrongEvalCall;
      const message = error instanceof Error ? error.message : String(error);
      complain(`kuberca eval: ${message}\n${wrong ? `Usage: kuberca eval ${USAGE}\n` : ''}`);
      return wrong ? EXIT_USAGE : EXIT_FAILURE;
    }
  },
};
