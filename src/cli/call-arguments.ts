import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { WrongCall } from './wrong-call.js';

/**
 * The options of a command, and its words where it takes some.
 * @throws {WrongCall} for an option that there is not, one without its value, or a word too many
 */
export const callArguments = <const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  { allowPositionals }: { readonly allowPositionals: boolean },
) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals });
  } catch (error) {
    throw new WrongCall((error as Error).message, { cause: error });
  }
};

/** @param what is told of a value that is none of the known. @throws {WrongCall} */
export const oneOf = <T extends string>(what: string, value: string, known: readonly T[]): T => {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new WrongCall(`${what} must be one of ${known.join(', ')}, not "${value}"`);
  return found;
};
