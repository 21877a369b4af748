import type { Command } from './command.js';

/** Runs the service, as the image does. */
export const serveCommand: Command = {
  name: 'serve',
  about: 'Runs the service; its settings come from the environment.',
  usage: '(no arguments)',
  run: async () => {
    const { serve } = await import('../app/serve.js');
    await serve();
    return null;
  },
};
