import { parseArgs } from 'node:util';
import { WrongCall } from '../wrong-call.js';

/** How `kuberca mask` was called. */
export interface MaskOptions {
  readonly jsonl: boolean;
  readonly explain: boolean;
}

/** @throws {WrongCall} */
export const maskOptions = (args: readonly string[]): MaskOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { jsonl: { type: 'boolean', default: false }, explain: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new WrongCall((error as Error).message, { cause: error });
  }
};
