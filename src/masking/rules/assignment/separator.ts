import { matchAt } from '../../text-rule.js';
import type { Name } from './name.js';

/** What may stand between a name and its value: `=`, `: `, `":"`, `\":\"`, ` => `, `%3D`; not `==`, `::` and `://`. */
const SEPARATOR =
  /(\\{0,3}["'`]|&quot;|%22)?[\])]?[ \t]{0,64}(=>\s{0,40}|:=|\?=|=(?![=~>])|%3[Dd]|(?<!:):(?!:|\/\/)|：)([ \t]{0,64})(?:[A-Za-z&'][\w<>[\]&' ]{0,24}\??[ \t]{0,3}=[ \t]{0,3}(?=["'`]))?/y;

/** `password string = "…"`, `password VARCHAR(20) := '…'`: a type between them. */
const TYPED = /[ \t]{1,3}(?:string|String|str|&str|char\*?|\[\]byte)[ \t]{0,3}(:?=)([ \t]{0,3})(?=["'`])/y;

/** `"--password", "x"`, `define('DB_PASSWORD', 'x')`. */
const COMMA = /(\\{0,3}["'])[ \t]{0,3}(,)([ \t]{0,3})(?=\\{0,3}["'])/y;

/** What was found between a name and its value. */
export interface Separator {
  /** The quote that closes the name. */
  readonly quote: string | undefined;
  readonly sign: string;
  readonly space: string;
  /** Where the value begins. */
  readonly end: number;
}

const isPair = (text: string, name: Name): boolean => {
  const before = text.slice(Math.max(0, name.start - 4), name.start).replace(/\\{0,3}["']$/, '');
  return name.text.startsWith('-') || before.endsWith('(');
};

/** The separator behind a name; `null` when no value follows. */
export const separatorAfter = (text: string, name: Name): Separator | null => {
  const found = matchAt(SEPARATOR, text, name.end) ?? matchAt(TYPED, text, name.end);
  const isTyped = found !== null && /[ \t]/.test(found[0].charAt(0)) && found.length === 3;
  const comma = found ? null : matchAt(COMMA, text, name.end);
  const match = found ?? (comma && isPair(text, name) ? comma : null);
  if (!match) return null;
  const [, quote, sign = '', space = ''] = isTyped ? [match[0], undefined, match[1], match[2]] : match;
  // A quote that closes after the name opened before it: else it is the end of some other text.
  if (quote !== undefined && !/["'`;2]/.test(text.charAt(name.start - 1))) return null;
  return { quote, sign, space, end: name.end + match[0].length };
};
