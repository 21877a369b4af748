import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { spanOf, spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';
import { isDigest, looksLikeKey } from './credential-shape.js';

/** `ENV DB_PASSWORD x`, `setx API_SECRET "x"`, `requirepass x`: white space separates name and value. */
const LINE =
  /^[ \t]{0,16}(?:(ENV|ARG|setx|setenv|set)[ \t]{1,4})?([A-Za-z][\w.-]{2,63})([ \t]{1,40})(?:"([^"\r\n]{1,256})"|'([^'\r\n]{1,256})'|([^\s"'=:][^\s"']{0,255}))[ \t]*\r?$/dgm;

/** `consul kv put app/password x`, `airflow variables set api_token x`. */
const STORED =
  /\b(?:put|set|add|store)[ \t]{1,3}["']?(?:[\w.-]{1,64}[/:]){0,8}([\w.-]{3,64})["']?[ \t]{1,3}["']?([^\s"']{4,256})/dg;

/** `could not sign with secret_key x`, `Setting DB_PASSWORD to x`: a name as programs have it. */
const WITHIN =
  /(?<![\w.-])([A-Za-z]\w{0,40}_\w{1,40})[ \t]{1,3}(?:to[ \t]|is[ \t]|value[ \t])?["']?([^\s"',;:=]{16,512})/dg;

/** `value for DB_PASSWORD is 'x'`: in quotes a short one counts as well. */
const QUOTED =
  /(?<![\w.-])([A-Za-z]\w{0,40}_\w{1,40})[ \t]{1,3}(?:to|is|was|value)[ \t]{1,3}(?:"([^"\r\n]{4,256})"|'([^'\r\n]{4,256})')/dg;

/** `echo x | docker login --password-stdin`, `echo "user:x" | chpasswd`. */
const PIPED =
  /\b(?:echo|printf)[ \t]{1,3}(?:-\w{1,3}[ \t]{1,3})?["']?(?:[^\s"'|:]{1,64}:)?([^\s"'|]{1,256})["']?[ \t]{0,3}\|[ \t]{0,3}(?:sudo[ \t]{1,3})?(?:chpasswd|passwd\b|sudo[ \t]{1,3}(?:-\w{1,3}[ \t]{1,3})?-S\b|kinit\b|cryptsetup\b|[^\n|]{1,128}?(?:password-stdin|--passphrase-fd|pass(?:word)?-stdin))/dg;

/** `chpasswd: { list: | user:x }` of cloud-init: the lines below. */
const CHANGED =
  /\bchpasswd:[^\n]{0,40}\n(?:[ \t]{1,16}[\w-]{1,32}:[^\n]{0,80}\n){0,4}?[ \t]{1,16}list:[ \t]{0,4}\|?[ \t]{0,4}\n((?:[ \t]{1,32}(?:-[ \t]{1,3})?[\w.-]{1,64}:[^\s:]{1,256}[ \t]{0,8}(?:\n|$)){1,64})/dg;
const CHANGED_LINE = /[\w.-]{1,64}:([^\s:]{1,256})/dg;

/** `sudo -S <<< x`, `kinit shop <<< "x"`: a program that asks for a password reads this word. */
const HERE =
  /\b(?:sudo|kinit|passwd|chpasswd|su|cryptsetup|gpg|docker|podman|helm|openssl|kdestroy|smbpasswd|gh|glab|vault)\b[^\n<|]{0,128}<<<[ \t]{0,3}["']?(?:(?<=chpasswd[^\n]{0,16})[\w.-]{1,64}:)?([^\s"']{3,256})/dg;

/** `npm config set //host/:_authToken x`. */
const NPM =
  /\bset[ \t]{1,3}["']?\S{0,128}?:_(?:authToken|auth|password)["']?(?:=|[ \t]{1,3})["']?([^\s"']{3,256})/dg;

/** Each with what every text holds in which it stands. */
const COMMANDS: readonly { readonly pattern: RegExp; readonly sign: string }[] = [
  { pattern: PIPED, sign: '|' },
  { pattern: HERE, sign: '<<<' },
  { pattern: NPM, sign: ':_' },
];

function* inChangedPasswords(text: string): Iterable<Span> {
  for (const match of text.matchAll(CHANGED)) {
    const lines = spanOf(match, 1);
    if (!lines) continue;
    for (const { start, end } of spansOf(match[1] ?? '', CHANGED_LINE, 1)) {
      yield { start: lines.start + start, end: lines.start + end };
    }
  }
}

/** A name of several words, as settings have it: no word of a sentence. */
const isCompound = (name: string): boolean => /[a-z][A-Z]|\w[._]\w/.test(name);

/** Digits or marks among its letters. */
const isMixed = (shown: string): boolean =>
  /\d|[!#$%^&*+~]/.test(shown) && !/^\d{1,6}\w?$|^\d+(?:\.\d+)+$/.test(shown);

/** `password      x`, as Vault and others print a table of names and values. */
const isRow = (name: string, space: string, shown: string): boolean =>
  space.length >= 2 &&
  shown.length >= 8 &&
  /^[A-Za-z_]+$/.test(name) &&
  isMixed(shown) &&
  !/^v?\d+\.\d|^\d/.test(shown);

const isSecretLine = ([, keyword, name = '', space = '']: RegExpMatchArray, shown: string): boolean => {
  const says = whatNameSays(name);
  if (says === 'open' || isPlaceholder(shown) || isRemark(shown, '')) return false;
  if (keyword !== undefined) return says !== 'random' || looksLikeKey(shown);
  return (
    /^(?:requirepass|masterauth|default_pass|bindpw|rootpw|wpa_passphrase|wpa_psk)$/i.test(name) ||
    looksLikeKey(shown) ||
    (says !== 'random' && isCompound(name) && isMixed(shown)) ||
    (says === 'secret' && isRow(name, space, shown))
  );
};

function* onLines(text: string): Iterable<Span> {
  for (const match of text.matchAll(LINE)) {
    const span = spanOf(match, 4) ?? spanOf(match, 5) ?? spanOf(match, 6);
    if (span && isSecretLine(match, text.slice(span.start, span.end))) yield span;
  }
}

function* inQuotes(text: string): Iterable<Span> {
  for (const match of text.matchAll(QUOTED)) {
    const span = spanOf(match, 2) ?? spanOf(match, 3);
    const shown = match[2] ?? match[3] ?? '';
    if (span && whatNameSays(match[1] ?? '') === 'secret' && !isPlaceholder(shown) && !isRemark(shown, ''))
      yield span;
  }
}

function* find(text: string): Iterable<Span> {
  yield* onLines(text);
  if (text.includes('_')) {
    yield* spansOf(
      text,
      WITHIN,
      2,
      ([, name = '', value = '']) =>
        (looksLikeKey(value) || (/key$/i.test(name) && isDigest(value))) &&
        whatNameSays(name).startsWith('secret'),
    );
  }
  if (text.includes('_') && /["']/.test(text)) yield* inQuotes(text);
  yield* spansOf(
    text,
    STORED,
    2,
    ([, name = '', value = '']) =>
      isMixed(value) && !isPlaceholder(value) && !isRemark(value, '') && whatNameSays(name) === 'secret',
  );
  for (const { pattern, sign } of COMMANDS) {
    if (text.includes(sign))
      yield* spansOf(text, pattern, 1, ([, value = '']: RegExpMatchArray): boolean => !isPlaceholder(value));
  }
  if (text.includes('chpasswd')) yield* inChangedPasswords(text);
}

/** Names and values with nothing but white space between them, and what is piped into a program that asks for a password. */
export const directive = textRule({
  id: 'directive',
  about: 'The value behind a secret’s name in Dockerfiles, Redis’ configuration and pipes',
  words: [...NAME_WORDS, 'chpasswd', '<<<', 'sudo -', 'kinit', 'cryptsetup'],
  find,
  matches: {
    'FROM a\nENV DB_PASSWORD hunter2\n': 'FROM a\nENV DB_PASSWORD [MASKED]\n',
    'consul kv put app/db/password hunter2': 'consul kv put app/db/password [MASKED]',
    'spark.ssl.keyPassword hunter2\nspark.executor.memory 4g':
      'spark.ssl.keyPassword [MASKED]\nspark.executor.memory 4g',
    'lease_duration     1h\npassword           hunter2hunter3\nusername           v-shop':
      'lease_duration     1h\npassword           [MASKED]\nusername           v-shop',
    'requirepass hunter2\nport 6379': 'requirepass [MASKED]\nport 6379',
    'echo hunter2 | docker login -u a --password-stdin': 'echo [MASKED] | docker login -u a --password-stdin',
    'echo "hunter2" | sudo -S reboot': 'echo "[MASKED]" | sudo -S reboot',
    'echo "shop:hunter2" | chpasswd': 'echo "shop:[MASKED]" | chpasswd',
    'chpasswd:\n  list: |\n    root:hunter2\n  expire: false':
      'chpasswd:\n  list: |\n    root:[MASKED]\n  expire: false',
    'kinit shop <<< "hunter2"': 'kinit shop <<< "[MASKED]"',
    'npm config set //npm.shop.io/:_authToken hunter2x': 'npm config set //npm.shop.io/:_authToken [MASKED]',
    "decrypted value for DB_PASSWORD is 'hunter2'": "decrypted value for DB_PASSWORD is '[MASKED]'",
    'Setting DB_PASSWORD to dyS7MhvbulizYp3x56l8': 'Setting DB_PASSWORD to [MASKED]',
  },
  passes: [
    'password required',
    'set -e',
    'token expired',
    'ENV DB_PASSWORD $DB_PASSWORD',
    'secret shop-db\nsecret shop-tls',
    'user shop password expired',
    'password rotation',
    'NAME               VERSION\npassword           v1.4.2-rc1',
    'set the password for shop',
  ],
});
