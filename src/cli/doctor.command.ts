import { sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE } from './exit-codes.js';
import { failedCall } from './failed-call.js';

const USAGE = '[--fix-hints] [-o text|json]';

const doctor = async (args: readonly string[]): Promise<number> => {
  const [{ doctorCall }, { examine }, { toldFindings }, { EXIT_CONFIG }] = await Promise.all([
    import('./doctor/doctor-call.js'),
    import('./doctor/examine.js'),
    import('./doctor/told.js'),
    import('../config/load.js'),
  ]);
  let call;
  try {
    call = doctorCall(args);
  } catch (error) {
    return failedCall({ name: 'doctor', usage: USAGE }, error);
  }
  const findings = await examine();
  sayMasked(
    call.output === 'json'
      ? `${JSON.stringify({ findings }, null, 2)}\n`
      : toldFindings(findings, call.fixHints),
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
