/** Deepest nesting read; real bodies stay below ten. JSON can be parsed at any depth, but not walked or written again. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{` differ in this bit alone, and so do `]` and `}`. */
const BRACE = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Whether brackets outside strings nest deeper than allowed. Looks at bytes only, so any text may be asked about. */
export const nestsTooDeep = (bytes: Uint8Array): boolean => {
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
