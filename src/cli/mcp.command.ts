import { callArguments } from './call-arguments.js';
import type { Command } from './command.js';
import { failedCall } from './failed-call.js';

const USAGE = '[--snapshot FOLDER]';

/** Answers an assistant that started it: the Model Context Protocol on standard input and output. */
export const mcpCommand: Command = {
  name: 'mcp',
  about:
    'Speaks the Model Context Protocol on standard input and output, for an assistant on your machine, with your kubeconfig; needs no server.',
  usage: USAGE,
  run: async (args) => {
    try {
      const options = { snapshot: { type: 'string', short: 's' } } as const;
      const { snapshot } = callArguments(args, options, { allowPositionals: false }).values;
      const { mcpOverStdio } = await import('../app/mcp-over-stdio.js');
      const instead: Record<string, string> = snapshot === undefined ? {} : { KUBE_SNAPSHOT: snapshot };
      await mcpOverStdio(instead);
      return 0;
    } catch (error) {
      return failedCall({ name: 'mcp', usage: USAGE }, error);
    }
  },
};
