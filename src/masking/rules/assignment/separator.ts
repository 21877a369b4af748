import { matchAt } from '../../text-rule.js';
import type { Name } from './name.js';

/** What may stand between a name and its value: `=`, `: `, `":"`, `\":\"`, ` => `, `%3D`; not `==`, `::` and `://`. */
const SEPARATOR =
  /(\\{0,3}["'`]|&quot;|%22)?(?::(?:protected|private))?[\])]?[ \t]{0,64}(=>\s{0,40}|:=|\?=|=(?![=~>])|%3[Dd]|(?<!:):(?!:|\/\/)|：)([ \t]{0,64})(?:[A-Za-z&'][\w<>[\]&' ]{0,24}\??[ \t]{0,3}=[ \t]{0,3}(?=["'`]))?/y;

/** `password string = "…"`, `password VARCHAR(20) := '…'`: a type between them. */
const TYPED = /[ \t]{1,3}(?:string|String|str|&str|char\*?|\[\]byte)[ \t]{0,3}(:?=)([ \t]{0,3})(?=["'`])/y;

/** `"--password", "x"`, `define('DB_PASSWORD', 'x')`. */
const COMMA = /(\\{0,3}["'])[ \t]{0,3}(,)([ \t]{0,3})(?=\\{0,3}["'])/y;

/** `{password,"x"}` of Erlang. */
const TUPLE = /()(,)([ \t]{0,3})(?=<{0,2}")/y;

/** `:password "x"` of Clojure. */
const KEYWORD = /()()([ \t]{1,3})(?=")/y;

/** `Map(password -> x, user -> y)` of Scala. */
const ARROW = /()(->)([ \t]{1,3})/y;

/** `ENV["DB_PASSWORD"] || "x"`, `env.TOKEN ?? 'x'`: what counts where the variable is not set. */
const FALLBACK = /(\\{0,3}["'])?[\])]{0,2}[ \t]{1,3}(\|\||\?\?|\bor\b)([ \t]{1,3})(?=\\{0,3}["'`])/y;

/** `s:8:"password";s:7:"hunter2"` as PHP writes objects, `<<"password">>,<<"hunter2">>` of Erlang. */
const WRITTEN_OUT = /(\\{0,3}"(?:>>)?)(?:;s:\d{1,9}:|,[ \t]{0,3}(?=<<))()()(?=(?:<<)?\\{0,3}")/y;

/** `password..........hunter2`, as tables of settings are logged. */
const DOTTED = /()(\.{6,120})([ \t]{0,2})(?=[^\s.])/y;

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
  return name.text.startsWith('-') || /\([ \t]?$/.test(before);
};

/** What separates name and value where a pair stands by what is before it. */
const inPair = (text: string, name: Name): RegExpExecArray | null => {
  const comma = matchAt(COMMA, text, name.end);
  if (comma && isPair(text, name)) return comma;
  const before = text.slice(Math.max(0, name.start - 2), name.start);
  if (before.endsWith('{')) return matchAt(TUPLE, text, name.end);
  if (/[({,\s]:$/.test(before)) return matchAt(KEYWORD, text, name.end);
  return /[(,][ ]?$/.test(before) && text.startsWith(' ->', name.end)
    ? matchAt(ARROW, text, name.end + 1)
    : null;
};

/** The separator behind a name; `null` when no value follows. */
export const separatorAfter = (text: string, name: Name): Separator | null => {
  const found = matchAt(SEPARATOR, text, name.end) ?? matchAt(TYPED, text, name.end);
  const isTyped = found !== null && /[ \t]/.test(found[0].charAt(0)) && found.length === 3;
  const match =
    found ??
    matchAt(WRITTEN_OUT, text, name.end) ??
    matchAt(DOTTED, text, name.end) ??
    matchAt(FALLBACK, text, name.end) ??
    inPair(text, name);
  if (!match) return null;
  const [, quote, sign = '', space = ''] = isTyped ? [match[0], undefined, match[1], match[2]] : match;
  // A quote that closes after the name opened before it: else it is the end of some other text.
  if (quote && !/["'`;2]/.test(text.charAt(name.start - 1))) return null;
  return { quote, sign, space, end: match.index + match[0].length };
};
