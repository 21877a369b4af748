import type { Command } from './command.js';
import { failedCall } from './failed-call.js';

const USAGE = 'check | test ROUTE [--routes FILE]';

/** The file of routes: checked, or tried with a message of its own. */
export const notifyCommand: Command = {
  name: 'notify',
  about:
    'Checks the file of routes (NOTIFY_ROUTES_FILE), or sends a made-up message through a route to each of its sinks.',
  usage: USAGE,
  run: async (args) => {
    const [{ settingsOfProcess }, { INTEGRATION_AREAS }, { notifyCall }, { runNotify }] = await Promise.all([
      import('../config/config.module.js'),
      import('../integrations/integrations.js'),
      import('./notify/notify-call.js'),
      import('./notify/run-notify.js'),
    ]);
    try {
      const call = notifyCall(args);
      const instead: Record<string, string> = call.file === null ? {} : { NOTIFY_ROUTES_FILE: call.file };
      return await runNotify(settingsOfProcess(INTEGRATION_AREAS, instead), call);
    } catch (error) {
      return failedCall({ name: 'notify', usage: USAGE }, error);
    }
  },
};
