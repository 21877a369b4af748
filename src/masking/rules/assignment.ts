import type { Span } from '../marker.js';
import { isSecretName } from '../secret-name.js';
import { textRule } from '../text-rule.js';
import { isOtherMeaning, isPlaceholder, isProse, isResourceReference, isScheme } from './assigned-value.js';
import { looksRandom } from './credential-shape.js';

/** A word that names of secrets hold; what surrounds it decides (`secret-name.ts`). */
const WORD = /pass|pwd|secret|token|key|credential|auth|cookie|jwt|sessionid|last-applied-configuration/gi;

const NAME_CHARACTER = /[\w.-]/;
const LONGEST_NAME = 96;

/** What may stand between a name and its value: `=`, `: `, `":"`, `\":\"`, ` => `; not `==`, `::` and `://`. */
const SEPARATOR = /(\\{0,3}["'`])?\]?[ \t]{0,3}(=>|:=|=(?![=~])|(?<!:):(?![:/]))([ \t]{0,3})/y;
const OPENING_QUOTE = /(\\{0,3})(["'])/y;

const LAST_APPLIED = 'last-applied-configuration';

/** A value without quotes: up to white space, a quote or `&`, or a comma or semicolon that ends a list's entry. */
const BARE_VALUE = /(?:[^\s"'`&,;\\]|[,;](?![\s,;]|$|[\w.-]{1,48}[ \t]?[=:]))+/y;

/** `$(NAME)` and `${NAME}`, which {@link isPlaceholder} lets through. */
const VARIABLE = /\$(?:\([A-Za-z_]\w{0,95}\)|\{[A-Za-z_]\w{0,95}\})(?=[\s"',;)\]}]|$)/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The whole name around a word; only its last {@link LONGEST_NAME} characters count. */
const nameAround = (text: string, index: number, length: number): Name => {
  let end = index + length;
  while (end < text.length && NAME_CHARACTER.test(text.charAt(end))) end += 1;
  let start = index;
  const floor = Math.max(0, end - LONGEST_NAME);
  while (start > floor && NAME_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  return { text: text.slice(start, end), start, end };
};

/** The value inside quotes, escaped as the opening one is; to the end of the line where they are not closed on it. */
const quotedValue = (text: string, start: number, escape: string, quote: string): Span => {
  const closing = escape + quote;
  // `\"` inside plain quotes does not close them; `\\"` does.
  const isEscaped = (at: number): boolean => escape === '' && /(?<!\\)\\$/.test(text.slice(at - 2, at));
  let end = text.indexOf(closing, start);
  while (end > start && isEscaped(end)) end = text.indexOf(closing, end + 1);
  const value = text.slice(start, end < 0 ? text.length : end);
  const newLine = value.indexOf('\n');
  return { start, end: start + (newLine < 0 ? value.length : newLine) };
};

const bareValue = (text: string, start: number): Span => {
  const variable = at(VARIABLE, text, start)?.[0];
  if (variable !== undefined) return { start, end: start + variable.length };
  const found = at(BARE_VALUE, text, start)?.[0] ?? '';
  return { start, end: start + found.replace(/[)\]}>,;]+$/, '').length };
};

const isHarmless = (name: string, value: string): boolean =>
  isPlaceholder(value) ||
  isOtherMeaning(name, value) ||
  isResourceReference(name, value) ||
  isScheme(name, value.split(' ', 1)[0] ?? '');

const secretIn = (text: string, name: Name): Span | null => {
  const separator = at(SEPARATOR, text, name.end);
  // A quote that closes after the name opened before it: else it is the end of some other text.
  if (!separator || (separator[1] !== undefined && !/["'`]/.test(text.charAt(name.start - 1)))) return null;
  const start = name.end + separator[0].length;
  const quote = at(OPENING_QUOTE, text, start);
  if (quote) {
    const span = quotedValue(text, start + quote[0].length, quote[1] ?? '', quote[2] ?? '');
    const value = text.slice(span.start, span.end);
    return isHarmless(name.text, value) ? null : span;
  }
  const span = bareValue(text, start);
  const value = text.slice(span.start, span.end);
  if (isHarmless(name.text, value)) return null;
  const sentence = separator[2] === ':' && separator[3] !== '' && separator[1] === undefined;
  return sentence && isProse(value, text.slice(span.end, span.end + 32)) ? null : span;
};

const isSecret = (name: string): boolean => isSecretName(name) || name.endsWith(LAST_APPLIED);

/** `API key: …`, `Secret Access Key: …` as people write it; the value must look it, for `secret key: tls.key` is no secret. */
const isSpokenKey = (text: string, name: Name): boolean =>
  /^key$/i.test(name.text) &&
  /\b(?:api|access|secret|private|signing|encryption|master|auth)[ \t]$/i.test(
    text.slice(Math.max(0, name.start - 16), name.start),
  );

const secretNamedBy = (text: string, name: Name): Span | null => {
  if (isSecret(name.text)) return secretIn(text, name);
  const span = isSpokenKey(text, name) ? secretIn(text, name) : null;
  return span && looksRandom(text.slice(span.start, span.end)) ? span : null;
};

function* find(text: string): Iterable<Span> {
  let from = 0;
  for (;;) {
    const word = at(WORD, text, from);
    if (!word) return;
    const name = nameAround(text, word.index, word[0].length);
    const span = secretNamedBy(text, name);
    if (span) yield span;
    from = Math.max(name.end, span?.end ?? 0);
  }
}

/** `NAME=value`, `name: value` and `"name":"value"` where the name is a secret's. Never reads a character from two starts. */
export const assignment = textRule({
  id: 'assignment',
  applies: (text) => /[=:]/.test(text),
  find,
  matches: {
    'DB_PASSWORD=hunter2 started': 'DB_PASSWORD=[MASKED] started',
    'password: hunter2': 'password: [MASKED]',
    '  db_password: correct-horse\n  user: shop': '  db_password: [MASKED]\n  user: shop',
    '{"user":"a","password":"p w\\"d","n":1}': '{"user":"a","password":"[MASKED]","n":1}',
    '"{\\"api_key\\":\\"abc\\",\\"n\\":1}"': '"{\\"api_key\\":\\"[MASKED]\\",\\"n\\":1}"',
    'x-api-key: 0123abcd': 'x-api-key: [MASKED]',
    'connect(host=db, password=a,b;c, port=1)': 'connect(host=db, password=[MASKED], port=1)',
    'Server=db;Password=x!y;Database=shop': 'Server=db;Password=[MASKED];Database=shop',
    'map[token:abcd1234 user:x]': 'map[token:[MASKED] user:x]',
    'client_secret="a secret phrase" ok': 'client_secret="[MASKED]" ok',
    'config = { password => "x" }': 'config = { password => "[MASKED]" }',
    'invalid token: abc123def': 'invalid token: [MASKED]',
    'AWS Secret Access Key: wJalrXUtnFEMI/K7MDENG': 'AWS Secret Access Key: [MASKED]',
    "password: 'open\nnext: 'line'": "password: '[MASKED]\nnext: 'line'",
    '"password":"ends with \\\\","user":"a"': '"password":"[MASKED]","user":"a"',
  },
  passes: [
    'error: token: signature is invalid',
    'password authentication failed for user "shop"',
    'references non-existent secret key: tls.key',
    'MountVolume.SetUp failed for volume "tls" : secret "shop-tls" not found',
    "couldn't find key DB_PASSWORD in Secret shop/db",
    'password: [MASKED]',
    'secret_name=db token_budget=32000',
    'password=$(DB_PASSWORD) key=abc monkey=banana',
    'tokenizer: bert keyboard: us',
    'secret="shop/db-credentials" mounted',
    'Token::validate and password == input',
    'secret://vault/path',
    'password: null, token=""',
    "Access denied for user 'shop'@'10.0.0.1' (using password: YES)",
    "KeyError: 'DB_PASSWORD'",
    'TokenExpiredError: jwt expired',
    'failed to get token: Post "https://sts/token": dial tcp: timeout',
    'error loading credentials: open /var/run/secrets/token: no such file or directory',
    'cannot renew token: oauth2: cannot fetch token: 401',
    "DB_PASSWORD:  <set to the key 'password' in secret 'db'>  Optional: false",
    'PWD=/app auth=oidc partition_key=7',
  ],
});
