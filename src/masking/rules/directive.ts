import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { spanOf, spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';
import { looksLikeKey } from './credential-shape.js';

/** `ENV DB_PASSWORD x`, `setx API_SECRET "x"`, `requirepass x`: white space separates name and value. */
const LINE =
  /^[ \t]{0,16}(?:(ENV|ARG|setx|setenv|set)[ \t]{1,4})?([A-Za-z][\w.-]{2,63})[ \t]{1,8}(?:"([^"\r\n]{1,256})"|'([^'\r\n]{1,256})'|([^\s"'=:][^\s"']{0,255}))[ \t]*\r?$/dgm;

/** `could not sign with secret_key x`, `Setting DB_PASSWORD to x`: a name as programs have it. */
const WITHIN =
  /(?<![\w.-])([A-Za-z]\w{0,40}_\w{1,40})[ \t]{1,3}(?:to[ \t]|is[ \t]|value[ \t])?["']?([^\s"',;:=]{16,512})/dg;

/** `echo x | docker login --password-stdin`, `echo "user:x" | chpasswd`. */
const PIPED =
  /\b(?:echo|printf)[ \t]{1,3}(?:-\w{1,3}[ \t]{1,3})?["']?(?:[^\s"'|:]{1,64}:)?([^\s"'|]{1,256})["']?[ \t]{0,3}\|[ \t]{0,3}(?:sudo[ \t]{1,3})?(?:chpasswd|passwd\b|[^\n|]{1,128}?(?:password-stdin|--passphrase-fd|pass(?:word)?-stdin))/dg;

const isSecretLine = ([, keyword, name = '']: RegExpMatchArray, shown: string): boolean => {
  const says = whatNameSays(name);
  if (says === 'open' || isPlaceholder(shown) || isRemark(shown, '')) return false;
  if (keyword !== undefined) return says !== 'random' || looksLikeKey(shown);
  return (
    /^(?:requirepass|masterauth|default_pass|bindpw|rootpw|wpa_passphrase|wpa_psk)$/i.test(name) ||
    looksLikeKey(shown)
  );
};

function* onLines(text: string): Iterable<Span> {
  for (const match of text.matchAll(LINE)) {
    const span = spanOf(match, 3) ?? spanOf(match, 4) ?? spanOf(match, 5);
    if (span && isSecretLine(match, text.slice(span.start, span.end))) yield span;
  }
}

function* find(text: string): Iterable<Span> {
  yield* onLines(text);
  yield* spansOf(
    text,
    WITHIN,
    2,
    ([, name = '', value = '']) => looksLikeKey(value) && whatNameSays(name).startsWith('secret'),
  );
  yield* spansOf(text, PIPED, 1, ([, value = '']) => !isPlaceholder(value));
}

/** Names and values with nothing but white space between them, and what is piped into a program that asks for a password. */
export const directive = textRule({
  id: 'directive',
  about: 'The value behind a secret’s name in Dockerfiles, Redis’ configuration and pipes',
  words: [...NAME_WORDS, 'chpasswd'],
  find,
  matches: {
    'FROM a\nENV DB_PASSWORD hunter2\n': 'FROM a\nENV DB_PASSWORD [MASKED]\n',
    'requirepass hunter2\nport 6379': 'requirepass [MASKED]\nport 6379',
    'echo hunter2 | docker login -u a --password-stdin': 'echo [MASKED] | docker login -u a --password-stdin',
    'echo "shop:hunter2" | chpasswd': 'echo "shop:[MASKED]" | chpasswd',
    'Setting DB_PASSWORD to dyS7MhvbulizYp3x56l8': 'Setting DB_PASSWORD to [MASKED]',
  },
  passes: [
    'password required',
    'set -e',
    'token expired',
    'ENV DB_PASSWORD $DB_PASSWORD',
    'secret shop-db\nsecret shop-tls',
  ],
});
