import { InvalidRequest } from './errors/invalid-request.js';

/** Where V8 says that the text stopped being JSON; 0 when it does not say. */
const positionOf = (error: unknown): number =>
  Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0);

/**
 * Reads a body as JSON whatever its content type says: callers send only JSON, and a forgotten header must not lose an
 * alert. An empty body is `undefined`, which a schema reports as missing.
 * @throws {InvalidRequest} of type `json_invalid`
 */
export const parseJsonBody = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new InvalidRequest([
      { type: 'json_invalid', loc: ['body', positionOf(error)], msg: 'JSON decode error' },
    ]);
  }
};
