import type { Command } from './command.js';
import { EXIT_FAILURE } from './exit-codes.js';
import { failedCall } from './failed-call.js';

const USAGE = '[--jsonl] [--explain] < INPUT';

/** Masks what it reads, as the service masks what leaves it. */
export const maskCommand: Command = {
  name: 'mask',
  about:
    'Reads text, or lines {"id", "text"} or {"id", "value"}, and writes it masked; says which rule hid what.',
  usage: USAGE,
  run: async (args) => {
    const { maskOptions } = await import('./mask/mask-options.js');
    const { runMask } = await import('./mask/run-mask.js');
    try {
      return (await runMask(maskOptions(args), process.stdin, process.stdout, process.stderr))
        ? 0
        : EXIT_FAILURE;
    } catch (error) {
      return failedCall({ name: 'mask', usage: USAGE }, error);
    }
  },
};
