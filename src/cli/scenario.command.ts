import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;
const USAGE = 'new --snapshot FOLDER --alert FILE [--out FOLDER] NAME';

/** Drafts a scenario of the library from a recording. */
export const scenarioCommand: Command = {
  name: 'scenario',
  about: 'Drafts test/scenarios/NAME/scenario.yaml from a snapshot and its alert, to be checked by hand.',
  usage: USAGE,
  run: async (args) => {
    const [{ settingsOfProcess }, { INTEGRATION_AREAS }, { newScenario, scenarioCall }, { WrongCall }] =
      await Promise.all([
        import('../config/config.module.js'),
        import('../integrations/integrations.js'),
        import('./scenario/new-scenario.js'),
        import('./snapshot/snapshot-options.js'),
      ]);
    try {
      const call = scenarioCall(args);
      const settings = settingsOfProcess(INTEGRATION_AREAS, { KUBE_SNAPSHOT: call.snapshot });
      sayMasked(`Written: ${await newScenario(call, settings)}; check it before it is kept.\n`);
      return 0;
    } catch (error) {
      const wrong = error instanceof WrongCall;
      const message = error instanceof Error ? error.message : String(error);
      complain(`kuberca scenario: ${message}\n${wrong ? `Usage: kuberca scenario ${USAGE}\n` : ''}`);
      return wrong ? EXIT_USAGE : EXIT_FAILURE;
    }
  },
};
