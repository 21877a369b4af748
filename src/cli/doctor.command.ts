import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';

const USAGE = '[--fix-hints] [-o text|json]';

const doctor = async (args: readonly string[]): Promise<number> => {
  const [{ parseArgs }, { examine }, { toldFindings }, { EXIT_CONFIG }] = await Promise.all([
    import('node:util'),
    import('./doctor/examine.js'),
    import('./doctor/told.js'),
    import('../config/load.js'),
  ]);
  const options = { 'fix-hints': { type: 'boolean' }, output: { type: 'string', short: 'o' } } as const;
  let call;
  try {
    call = parseArgs({ args: [...args], options }).values;
  } catch (error) {
    complain(`kuberca doctor: ${(error as Error).message}\nUsage: kuberca doctor ${USAGE}\n`);
    return EXIT_USAGE;
  }
  const { output = 'text', 'fix-hints': fixHints = false } = call;
  if (output !== 'text' && output !== 'json') {
    complain(`kuberca doctor: --output must be text or json\nUsage: kuberca doctor ${USAGE}\n`);
    return EXIT_USAGE;
  }
  const findings = await examine();
  sayMasked(
    output === 'json' ? `${JSON.stringify({ findings }, null, 2)}\n` : toldFindings(findings, fixHints),
  );
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  if (failed.length === 0) return 0;
  return failed.every(({ area }) => area === 'settings') ? EXIT_CONFIG : EXIT_FAILURE;
};

/** Tries everything that the service needs, with the settings of this process, and says what is wrong. */
export const doctorCommand: Command = {
  name: 'doctor',
  about:
    'Tries everything that the service needs, with these settings: exits with 0 when all is well, 1 when something is wrong, 78 for settings.',
  usage: USAGE,
  run: doctor,
};
