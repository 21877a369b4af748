import type { Command } from './command.js';
import { failedCall } from './failed-call.js';

const USAGE =
  '[list | show SEQUENCE | redrive | discard] [--stage S] [--class C] [--reason TEXT] [--subject PATTERN] [--group ID] [--since 2h] [--sequence N,…] [--limit N] [--all] [--yes] [-o text|json]';

/** Dead letters: looked at, published again where they came from, or removed. Nothing changes without `--yes`. */
export const deadCommand: Command = {
  name: 'dead',
  about:
    'Shows what was given up, publishes it again (redrive) or removes it (discard); changes nothing without --yes.',
  usage: USAGE,
  run: async (args) => {
    const [{ settingsOfProcess }, { INTEGRATION_AREAS }, { deadCall }, { runDead }, { withServer }] =
      await Promise.all([
        import('../config/config.module.js'),
        import('../integrations/integrations.js'),
        import('./dead/dead-call.js'),
        import('./dead/run-dead.js'),
        import('./with-server.js'),
      ]);
    try {
      const call = deadCall(args, Date.now());
      const settings = settingsOfProcess(INTEGRATION_AREAS);
      return await withServer('dead', settings.stream, (handles) => runDead(handles, settings, call));
    } catch (error) {
      return failedCall({ name: 'dead', usage: USAGE }, error);
    }
  },
};
