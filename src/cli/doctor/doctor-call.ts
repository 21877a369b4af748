import { callArguments } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

/** How `kuberca doctor` was called. */
export interface DoctorCall {
  readonly output: 'text' | 'json';
  readonly fixHints: boolean;
}

const OPTIONS = {
  'fix-hints': { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const;

/** @throws {WrongCall} */
export const doctorCall = (args: readonly string[]): DoctorCall => {
  const { output = 'text', 'fix-hints': fixHints = false } = callArguments(args, OPTIONS, {
    allowPositionals: false,
  }).values;
  if (output !== 'text' && output !== 'json') throw new WrongCall('--output must be text or json');
  return { output, fixHints };
};
