import { closedJson } from './closed-json.js';
import { strictJson } from './near-json.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Most braces tried as the start of an object in one text. */
const MAX_CANDIDATES = 200;
/** Most braces tried as the start of an object that was cut off. */
const MAX_CUT_CANDIDATES = 4;

/**
 * The JSON objects inside a text, outermost first: the whole of it, inside a code fence, or surrounded by prose. A model
 * often puts its answer there when the provider has no structured output.
 */
export function* jsonObjectsIn(text: string): Generator<JsonObject> {
  for (const { object } of jsonSpansIn(text)) yield object;
}

/** An object and where it stands: from `start` up to `end`, which is behind it. */
export interface JsonSpan {
  readonly object: JsonObject;
  readonly start: number;
  readonly end: number;
}

/** The same with their places. */
export function* jsonSpansIn(text: string): Generator<JsonSpan> {
  let tried = 0;
  for (let start = text.indexOf('{'); start >= 0 && tried < MAX_CANDIDATES; tried += 1) {
    const last = closingBrace(text, start);
    const object = last < 0 ? null : parseObject(text.slice(start, last + 1));
    if (object !== null) yield { object, start, end: last + 1 };
    start = text.indexOf('{', object === null ? start + 1 : last + 1);
  }
}

/** The objects that a text opens and does not close, outermost first, with the members that are complete. */
export function* jsonObjectsCutIn(text: string): Generator<JsonObject> {
  let tried = 0;
  for (let start = text.indexOf('{'); start >= 0 && tried < MAX_CUT_CANDIDATES;) {
    const end = closingBrace(text, start);
    if (end < 0) {
      tried += 1;
      const object = parseObject(closedJson(text.slice(start), TEXT_MEMBERS));
      if (object !== null) yield object;
    }
    start = text.indexOf('{', end < 0 ? start + 1 : end + 1);
  }
}

/** What of a text was written is worth reading, though its end is missing; half an id or a number is wrong. */
const TEXT_MEMBERS: ReadonlySet<string> = new Set(['summary', 'detail']);

/** Where the object that opens at `start` ends, or -1. Braces inside strings do not count. */
const closingBrace = (text: string, start: number): number => {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
};

const parsed = (text: string): JsonObject | null => {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return null;
  }
};

/** An object as it stands, or as what it was meant to be. */
const parseObject = (text: string): JsonObject | null => {
  const object = parsed(text);
  if (object !== null) return object;
  const strict = strictJson(text);
  return strict === null ? null : parsed(strict);
};
