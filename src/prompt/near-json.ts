/** Longest text that is rewritten, in characters. */
const MAX_LENGTH = 64_000;

/** An object whose first member has a name in quotes of any kind; braces of prose have none. */
const OPENS = /^\{\s*(?:\/\/[^\n]*\n\s*)*["'“”]/;

/** What closes a string that is not in plain quotes: before the end of a member, of a name, or of the whole. */
const CLOSES = /[^\S\n]*(?:\n\s*)?(?:[,:}\]]|$)/y;

/** Words of Python. */
const LITERALS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
const LITERAL = /(?:True|False|None)\b/y;
const COMMENT = /\/\/[^\n]*|\/\*[^]*?\*\//y;
const TRAILING_COMMA = /,(?=(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*[}\]])/y;

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '“”', '”': '“”' };

const at = (pattern: RegExp, text: string, index: number): string | undefined => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
};

interface Written {
  readonly json: string;
  readonly end: number;
}

/** The string that opens at `start`, in plain quotes, with its line breaks escaped. */
const stringAt = (text: string, start: number): Written => {
  const closing = QUOTES[text.charAt(start)] ?? '"';
  let json = '"';
  for (let index = start + 1; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '\\') {
      const escaped = text.charAt(index + 1);
      json += escaped === "'" ? "'" : sign + escaped;
      index += 1;
    } else if (closing.includes(sign) && (sign === '"' || at(CLOSES, text, index + 1) !== undefined)) {
      return { json: `${json}"`, end: index + 1 };
    } else json += sign === '"' ? String.raw`\"` : (ESCAPES[sign] ?? sign);
  }
  return { json, end: text.length };
};

/** What stands outside of strings at `index`. */
const plainAt = (text: string, index: number): Written => {
  const comment = at(COMMENT, text, index) ?? at(TRAILING_COMMA, text, index);
  if (comment !== undefined) return { json: '', end: index + comment.length };
  const literal = at(LITERAL, text, index);
  return literal === undefined
    ? { json: text.charAt(index), end: index + 1 }
    : { json: LITERALS[literal] ?? literal, end: index + literal.length };
};

/**
 * JSON as models without a schema write it, as JSON: commas before a closing bracket, comments, line breaks inside strings,
 * single or typographic quotes, words of Python. `null` for what does not begin like an object with members.
 */
export const strictJson = (text: string): string | null => {
  if (text.length > MAX_LENGTH || !OPENS.test(text)) return null;
  let json = '';
  for (let index = 0; index < text.length;) {
    const part = text.charAt(index) in QUOTES ? stringAt(text, index) : plainAt(text, index);
    json += part.json;
    index = part.end;
  }
  return json;
};
