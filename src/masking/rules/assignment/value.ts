import type { Span } from '../../marker.js';
import { matchAt } from '../../text-rule.js';

/** What stands around a text in a program's dump: `Some("x")`, `b'x'`, `["x"]`, `(string) (len=1) "x"`, `!!str x`. */
const WRAPPER =
  /(?:string\(\d{1,9}\)[ \t]{0,2}|(?:Some|Just|Ok|Option|Optional|SecretStr|SecretString|SecretBytes|Secret|SecretBox|String|string|str|bytes|Bytes|Redacted|Sensitive|sensitive|nonsensitive|StringValue|NonEmptyString|String::from|ptr\.To|new String|StringPtr|aws\.String|cty\.StringVal|Protected|char\[\])[ \t]{0,2}[([{][ \t]{0,2}|\[\](?:string|interface \{\}|any|byte)[({][ \t]{0,2}|\(string\)[ \t]{0,2}(?:\(len=\d{1,9}\)[ \t]{0,2})?|!!?[a-z]{1,16}[ \t]{1,3}|&[A-Za-z]\w{0,32}[ \t]{1,3}|\[[ \t]{0,3}|[A-Z][\w.]{0,40}\((?:value|secret|secret_value|_secret_value|val|raw|inner|data)[=:][ \t]?(?=\\{0,3}["'])|(?:[A-Z][\w.]{0,40})?(?:Secret|Token|Password|Credential|Key|Sensitive|Redacted|Protected)\w{0,16}\((?:\w{1,16}[=:][ \t]?)?(?=\\{0,3}["'])|\{(?=[^\s"'{}]{1,256}\}(?:[;"'\s]|$))|[&@](?=["'])|(?:rb|br|[bBrRfFuULN])(?=["'])|<<(?="))/y;

const OPENING_QUOTE =
  /(\\{0,3})((?:"""|''')(?!\s{0,8}[,;})\]"'])|["'])|(&quot;)|(%22)|(?<=[=:(][ \t]{1,8})(`)/y;

/** `«x»`, `„x“`, `「x」`: quotes of other languages. */
const FOREIGN_QUOTES = /[«»„“「『][ \u00a0]?([^«»„“”「」『』\r\n]{1,200}?)[ \u00a0]?[«»“”」』]/y;

/** `PWD={x;y}` of ODBC: braces around what holds semicolons or spaces. */
const BRACED = /(?<==)\{((?:[^{}"'=:,\r\n]|\}\}){1,256})\}(?=;|$)/y;

/** A value without quotes: up to white space or a quote, or to a comma, semicolon or `&` that ends a list's entry. */
const BARE_VALUE =
  /(?:[^\s"'`&,;\\%|<]|<(?!\/)|%(?!26|2C|22|0A|20)|\|(?!\||\s|$)|[,;](?![\s,;]|$|[\w.-]{1,48}[ \t]?[=:])|&(?!&|\s|$|(?:amp;)?[\w.%[\]-]{1,48}=))+/y;

/** `<<EOT`: the value stands below, up to this word. */
const HEREDOC = /<<[-~]?[ \t]?(["']?)([A-Z][A-Z0-9_]{1,23})\1[ \t]{0,8}\r?\n/y;
/** A longer one is no value. */
const LONGEST_BLOCK = 16_384;

/** `$(NAME)`, `${NAME}` and `{{ … }}`, which are no values. */
const VARIABLE =
  /\$(?:\([A-Za-z_]\w{0,95}\)|\{[^}\s]{1,200}\}|\{\{[^}\r\n]{1,200}\}\})|\{\{[^}\r\n]{0,200}\}\}/y;

/** `|`, `>-`: the value stands below. */
const BLOCK_HEAD = /[|>][+-]?\d?[+-]?[ \t]{0,8}(?:#[^\n]{0,200})?\r?(?:\n|\\n)/y;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The value inside quotes, escaped as the opening one is; to the end of the line where they are not closed on it. */
const quotedValue = (text: string, start: number, escape: string, quote: string): Span => {
  const closing = escape + quote;
  // `\"` inside plain quotes does not close them; `\\"` does.
  const isEscaped = (at: number): boolean =>
    escape === '' && /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(start, at - 16), at));
  let end = text.indexOf(closing, start);
  let from = start;
  while (end > start && isEscaped(end) && !text.slice(from, end).includes('\n')) {
    from = end;
    end = text.indexOf(closing, end + 1);
  }
  // Only up to the quote, so that a text without line breaks is not read to its end for each value.
  const closed = end < 0 ? text.length : end;
  const lineEnd = quote.length === 3 ? -1 : text.slice(start, closed).indexOf('\n');
  const last = quote.length === 3 ? Math.min(closed, start + LONGEST_BLOCK) : closed;
  const stop = lineEnd < 0 ? last : start + lineEnd;
  // An apostrophe at the end of a line that is escaped in JSON opens nothing.
  const broken = quote === "'" ? text.slice(start, stop).search(/\\n(?:\\t|\s)/) : -1;
  return { start, end: broken < 0 ? stop : start + broken };
};

const bareValue = (text: string, start: number, closing: string | undefined): Span => {
  const variable = matchAt(VARIABLE, text, start)?.[0];
  if (variable !== undefined) return { start, end: start + variable.length };
  const found = matchAt(BARE_VALUE, text, start)?.[0] ?? '';
  const close = closing === undefined ? -1 : found.indexOf(closing);
  if (close >= 0) return { start, end: start + close };
  const kept = found.replace(/(?:[)\]}>,;]|&quot)+$/, '');
  return {
    start,
    end: start + (kept.includes('(') && found.charAt(kept.length) === ')' ? kept.length + 1 : kept.length),
  };
};

const indentationAt = (text: string, at: number): number => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  while (end < at && /[ \t-]/.test(text.charAt(end))) end += 1;
  return end - start;
};

/** The lines below `from` that are indented deeper than the name's line. */
const blockBelow = (text: string, from: number, indentation: number): Span => {
  let start = from;
  let end = from;
  let first = -1;
  while (start < text.length) {
    const newLine = text.indexOf('\n', start);
    const stop = newLine < 0 ? text.length : newLine;
    const line = text.slice(start, Math.min(stop, start + 400));
    const depth = line.length - line.trimStart().length;
    if (line.trim() !== '') {
      if (depth <= indentation) break;
      if (first < 0) first = start + depth;
      end = stop;
    }
    start = stop + 1;
  }
  return { start: first < 0 ? from : first, end: first < 0 ? from : end };
};

/** The lines up to the one that holds nothing but `word`; without one nothing. */
const linesUpTo = (text: string, from: number, word: string): Span => {
  const window = text.slice(from, from + LONGEST_BLOCK);
  const end = new RegExp(String.raw`\r?\n[ \t]{0,64}${word}[ \t]{0,8}(?=\r?\n|$)`).exec(window)?.index ?? 0;
  return { start: from + (end === 0 ? 0 : (/^[ \t]*/.exec(window)?.[0].length ?? 0)), end: from + end };
};

/** A value in a text, and how it is written. */
export interface Value extends Span {
  readonly form: 'quoted' | 'bare' | 'block';
}

/** The value in quotes of other languages or in braces. */
const enclosedValue = (text: string, start: number): Span | null => {
  const match = matchAt(FOREIGN_QUOTES, text, start) ?? matchAt(BRACED, text, start);
  if (!match) return null;
  const [whole, inside = ''] = match;
  const from = start + whole.indexOf(inside, 1);
  return { start: from, end: from + inside.length };
};

/** The value that begins at `start`, without what is wrapped around it. */
export const valueAt = (text: string, start: number): Value => {
  const block = matchAt(BLOCK_HEAD, text, start);
  if (block)
    return { ...blockBelow(text, start + block[0].length, indentationAt(text, start)), form: 'block' };
  const heredoc = matchAt(HEREDOC, text, start);
  if (heredoc) return { ...linesUpTo(text, start + heredoc[0].length, heredoc[2] ?? ''), form: 'block' };
  const enclosed = enclosedValue(text, start);
  if (enclosed) return { ...enclosed, form: 'quoted' };
  const wrapper = matchAt(WRAPPER, text, start)?.[0] ?? '';
  const inside = start + wrapper.length;
  const quote = matchAt(OPENING_QUOTE, text, inside);
  if (quote) {
    const [opening, escape = '', mark, entity, encoded, backtick] = quote;
    return {
      ...quotedValue(text, inside + opening.length, escape, mark ?? entity ?? encoded ?? backtick ?? ''),
      form: 'quoted',
    };
  }
  return { ...bareValue(text, inside, CLOSING[wrapper.trim().slice(-1)]), form: 'bare' };
};
