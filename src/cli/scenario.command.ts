import { sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { failedCall } from './failed-call.js';

const USAGE = 'new --snapshot FOLDER --alert FILE [--out FOLDER] NAME';

/** Drafts a scenario of the library from a recording. */
export const scenarioCommand: Command = {
  name: 'scenario',
  about: 'Drafts test/scenarios/NAME/scenario.yaml from a snapshot and its alert, to be checked by hand.',
  usage: USAGE,
  run: async (args) => {
    const [{ settingsOfProcess }, { INTEGRATION_AREAS }, { newScenario, scenarioCall }] = await Promise.all([
      import('../config/config.module.js'),
      import('../integrations/integrations.js'),
      import('./scenario/new-scenario.js'),
    ]);
    try {
      const call = scenarioCall(args);
      const settings = settingsOfProcess(INTEGRATION_AREAS, { KUBE_SNAPSHOT: call.snapshot });
      sayMasked(`Written: ${await newScenario(call, settings)}; check it before it is kept.\n`);
      return 0;
    } catch (error) {
      return failedCall({ name: 'scenario', usage: USAGE }, error);
    }
  },
};
