import { complain } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';

const USAGE = '[--jsonl] [--explain] < INPUT';

/** Masks what it reads, as the service masks what leaves it. */
export const maskCommand: Command = {
  name: 'mask',
  about:
    'Reads text, or lines {"id", "text"} or {"id", "value"}, and writes it masked; says which rule hid what.',
  usage: USAGE,
  run: async (args) => {
    const { maskOptions, WrongMaskCall } = await import('./mask/mask-options.js');
    const { runMask } = await import('./mask/run-mask.js');
    try {
      return (await runMask(maskOptions(args), process.stdin, process.stdout, process.stderr))
        ? 0
        : EXIT_FAILURE;
    } catch (error) {
      const wrong = error instanceof WrongMaskCall;
      const message = error instanceof Error ? error.message : 'unknown error';
      complain(`kuberca mask: ${message}\n${wrong ? `Usage: kuberca mask ${USAGE}\n` : ''}`);
      return wrong ? EXIT_USAGE : EXIT_FAILURE;
    }
  },
};
