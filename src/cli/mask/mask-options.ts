import { callArguments } from '../call-arguments.js';

/** How `kuberca mask` was called. */
export interface MaskOptions {
  readonly jsonl: boolean;
  readonly explain: boolean;
}

const OPTIONS = {
  jsonl: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
} as const;

/** @throws {WrongCall} */
export const maskOptions = (args: readonly string[]): MaskOptions =>
  callArguments(args, OPTIONS, { allowPositionals: false }).values;
