import { complain } from '../telemetry/terminal.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';
import { WrongCall } from './wrong-call.js';

/**
 * Tells why a command failed, with its usage where the call was wrong.
 * @returns the exit code
 */
export const failedCall = (
  { name, usage }: { readonly name: string; readonly usage: string },
  error: unknown,
): number => {
  const isWrongCall = error instanceof WrongCall;
  const message = error instanceof Error ? error.message : String(error);
  complain(`kuberca ${name}: ${message}\n${isWrongCall ? `Usage: kuberca ${name} ${usage}\n` : ''}`);
  return isWrongCall ? EXIT_USAGE : EXIT_FAILURE;
};
