import { whatNameSays, type NameSays } from '../../secret-name.js';

const NAME_CHARACTER = /[\w.\-\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const LONGEST_NAME = 96;
/** How far back a path is looked at. */
const LONGEST_PATH = 160;

/** A name in a text. */
export interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The whole name around a word; only its last {@link LONGEST_NAME} characters count. */
export const nameAround = (text: string, index: number, length: number): Name => {
  let end = index + length;
  while (end < text.length && NAME_CHARACTER.test(text.charAt(end)) && !text.startsWith('..', end)) end += 1;
  let start = index;
  const floor = Math.max(0, end - LONGEST_NAME);
  while (start > floor && NAME_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  // A full stop or dash that ends a sentence or opens a list is no part of it.
  while (end > index + length && /[.-]/.test(text.charAt(end - 1))) end -= 1;
  return { text: text.slice(start, end), start, end };
};

const ENDS_PATH = /[\s"'`=,;:?&#({[]/;

/** What stands directly before a name up to white space or a quote, boundedly. */
const before = (text: string, { start }: Name): string => {
  const floor = Math.max(0, start - LONGEST_PATH);
  let from = start;
  while (from > floor && !ENDS_PATH.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, start);
};

/** `token.go:88`, `/etc/tls.key: no such file`: the name of a file. */
const isFile = (text: string, name: Name): boolean =>
  /\.(?:go|py|java|rb|rs|js|mjs|cjs|ts|tsx|jsx|c|cc|cpp|h|hpp|kt|kts|scala|php|cs|fs|ex|exs|erl|pl|pm|swift|clj|lua|sh|sql|vue|dart|zig|hs|ml|ya?ml|json|conf|cfg|ini|toml|xml|tpl|txt|pem|crt|html?|md|log)$/i.test(
    name.text,
  ) || /^(?:\.{0,2}|~|[A-Za-z]:|[a-z]+:)[/\\]/.test(before(text, name));

/** `arn:aws:secretsmanager:eu-west-1:1:secret:shop`: a part of a name that Amazon gives. */
const isInArn = (text: string, { start }: Name): boolean =>
  text.charAt(start - 1) === ':' &&
  /\barn:[\w:/-]*$/.test(text.slice(Math.max(0, start - LONGEST_PATH), start));

/** `Secret Access Key: …`, `API key: …` as people write it. */
const SPOKEN_OWNER =
  /\b(?:api|access|secret|private|signing|encryption|master|auth|account|shared|client|license|subscription|service|deploy|session|token)[ \t]$/i;

/** What the name says where it stands: files' names say nothing, `checksum/secret` neither, a spoken `API key` what it means. */
export const whatSays = (text: string, name: Name): NameSays => {
  const own = name.text.endsWith('last-applied-configuration') ? 'open' : whatNameSays(name.text);
  if (own === 'open') {
    const isKey = /^keys?$/i.test(name.text);
    return isKey && SPOKEN_OWNER.test(text.slice(Math.max(0, name.start - 16), name.start))
      ? 'random'
      : 'open';
  }
  if (text.charAt(name.start - 1) === '/' && /checksum\/$|config-hash\/$/.test(before(text, name)))
    return 'open';
  return isFile(text, name) || isInArn(text, name) ? 'open' : own;
};
