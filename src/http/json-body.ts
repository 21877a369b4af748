import { InvalidRequest } from './errors/invalid-request.js';

/** Where the text stops being JSON, when V8 says so: for short texts it quotes them instead. */
const placeOf = (error: unknown): readonly [] | readonly [number] => {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? [] : [Number(position)];
};

/** Deepest nesting read; real bodies stay below ten. JSON can be parsed at any depth, but not walked or written again. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{` differ in this bit alone, and so do `]` and `}`. */
const BRACE = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Whether brackets outside strings nest deeper than allowed. Looks at bytes only, so any text may be asked about. */
const isTooDeep = (bytes: Buffer): boolean => {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (inString && byte === BACKSLASH) i += 1;
    else if (byte === QUOTE) inString = !inString;
    else if (!inString && (byte | BRACE) === OPENING) depth += 1;
    else if (!inString && (byte | BRACE) === CLOSING) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
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
  if (isTooDeep(bytes)) throw refused('JSON nested too deeply', []);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw refused('JSON decode error', placeOf(error));
  }
};
