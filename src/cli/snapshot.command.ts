import { sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { failedCall } from './failed-call.js';

const USAGE =
  '--namespace NAMESPACE --out FOLDER [--pod NAME | --deployment NAME | --node NAME | --alert FILE] [--force]';

/** Records what an analysis of a target would read; the cluster is the one that the settings name. */
export const snapshotCommand: Command = {
  name: 'snapshot',
  about:
    'Records what an analysis would read, masked, as a folder to attach to a report or to replay with KUBE_SNAPSHOT.',
  usage: USAGE,
  run: async (args) => {
    const [{ settingsOfProcess }, { INTEGRATION_AREAS }, { snapshotOptions }, { takeSnapshot }] =
      await Promise.all([
        import('../config/config.module.js'),
        import('../integrations/integrations.js'),
        import('./snapshot/snapshot-options.js'),
        import('./snapshot/take-snapshot.js'),
      ]);
    try {
      const lines = await takeSnapshot(snapshotOptions(args), settingsOfProcess(INTEGRATION_AREAS));
      sayMasked(`${lines.join('\n')}\n`);
      return 0;
    } catch (error) {
      return failedCall({ name: 'snapshot', usage: USAGE }, error);
    }
  },
};
