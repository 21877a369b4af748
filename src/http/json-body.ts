import { nestsTooDeep } from '../alerts/json-depth.js';
import { InvalidRequest } from './errors/invalid-request.js';

/** Where the text stops being JSON, when V8 says so: for short texts it quotes them instead. */
const placeOf = (error: unknown): readonly [] | readonly [number] => {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? [] : [Number(position)];
};

const refused = (msg: string, place: readonly number[]): InvalidRequest =>
  new InvalidRequest([{ type: 'json_invalid', loc: ['body', ...place], msg }]);

/**
 * Reads a body as JSON whatever its content type says: callers send only JSON, and a forgotten header must not lose an
 * alert. An empty body is `undefined`, which a schema reports as missing.
 * @throws {InvalidRequest} of type `json_invalid`
 */
export const parseJsonBody = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return undefined;
  if (nestsTooDeep(bytes)) throw refused('JSON nested too deeply', []);
  try {
    // The decoder takes a byte-order mark for nothing, as senders on Windows write one.
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw refused('JSON decode error', placeOf(error));
  }
};
