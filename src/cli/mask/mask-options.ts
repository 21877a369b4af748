import { parseArgs } from 'node:util';

/** How `kuberca mask` was called. */
export interface MaskOptions {
  readonly jsonl: boolean;
  readonly explain: boolean;
}

/** A call that cannot be understood. The message is for people. */
export class WrongMaskCall extends Error {
  override readonly name = 'WrongMaskCall';
}

/** @throws {WrongMaskCall} */
export const maskOptions = (args: readonly string[]): MaskOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { jsonl: { type: 'boolean', default: false }, explain: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new WrongMaskCall((error as Error).message, { cause: error });
  }
};
