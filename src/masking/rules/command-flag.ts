import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { spanOf, textRule } from '../text-rule.js';
import { isOtherMeaning, isPlaceholder, isRemark } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';
import { looksLikeKey } from './credential-shape.js';

/** `--flag=value` and `--flag value`, the value quoted or not. */
const FLAG =
  /(?:(?<![\w-])--?|(?<=[ \t])\/(?=\w{1,16}:))([A-Za-z][\w.-]{0,63})(=|:(?!\/)|[ \t]{1,3}|["']?\r?\n[ \t]{0,64}(?:-[ \t]{1,3}|(?=[^\s-])))(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'`\\][^\s"'`\\]*))/dg;

/** How far back other flags are looked for. */
const COMMAND = 120;

const isSecretFlag = (name: string): boolean =>
  name.toLowerCase() === 'key' ||
  ['secret', 'secret-object'].includes(whatNameSays(name)) ||
  /^pass$/i.test(name);

/** Whether a bare word behind a flag is prose about it, the next flag, or a file. */
const isOther = (word: string, rest: string): boolean =>
  word.startsWith('-') ||
  isPlaceholder(word) ||
  isRemark(word, rest) ||
  /^[|<>;&,)\]}]/.test(word) ||
  /[.,:;)]$/.test(word);

/** `[--token TOKEN]`: the word that stands for the value in a text about how to call a program. */
const isWordForIt = (name: string, shown: string): boolean =>
  /^[A-Z][A-Z_-]+\]?$/.test(shown) &&
  name.toUpperCase().replaceAll('-', '_').endsWith(shown.replace(/\]$/, '').replaceAll('-', '_'));

/** Whether more words of a sentence follow a plain word: it is one of them. Where flags came before, it is a command. */
const isWord = (word: string, rest: string): boolean =>
  /^[A-Za-z][a-z]*$/.test(word) && /^ [a-z]+(?: |$|[.,])/.test(rest);

/** A value without quotes behind white space, where it is no sentence's. */
const isBareValue = (name: string, bare: string, rest: string, before: string): boolean => {
  if (name.toLowerCase() === 'key' && !looksLikeKey(bare)) return false;
  return !isOther(bare, rest) && (!isWord(bare, rest) || / --?[a-z][\w-]*[ =]/i.test(before));
};

/** Whether flag and value have a line of their own each, equally far from the margin, as `kubectl describe` writes them. */
const isAlone = (text: string, { index, 2: separator = '' }: RegExpExecArray, value: Span): boolean => {
  const margin = separator.replace(/^["']?\r?\n/, '');
  const isLine =
    text.slice(Math.max(0, index - margin.length - 1), index) === `\n${margin}` ||
    (index === margin.length && text.startsWith(margin));
  return isLine && margin !== '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(value.end, value.end + 80));
};

/** Whether what stands between flag and value is no separator of theirs: the colon of a remark, the end of a line. */
const isApart = (text: string, match: RegExpExecArray, value: Span): boolean => {
  const { 0: whole, 2: separator = '' } = match;
  if (separator === ':') return !whole.startsWith('/');
  return /^["']?\r?\n/.test(separator) && !separator.includes('-') && !isAlone(text, match, value);
};

const isHarmless = (name: string, shown: string): boolean =>
  isPlaceholder(shown) || isOtherMeaning(name, shown) || isWordForIt(name, shown);

const secretOf = (text: string, match: RegExpExecArray): Span | null => {
  const [whole, name = '', separator = '', , , bare = ''] = match;
  const value = spanOf(match, 3) ?? spanOf(match, 4) ?? spanOf(match, 5);
  if (!value || !isSecretFlag(name)) return null;
  const shown = text.slice(value.start, value.end);
  if (isHarmless(name, shown)) return null;
  if (bare === '') return value;
  if (/(?:creds|^auth)$/i.test(name) && bare.includes(':')) {
    return { start: value.start + bare.indexOf(':') + 1, end: value.end };
  }
  if (separator === '=') {
    return { start: value.start, end: value.start + bare.replace(/[,;)\]}]+$/, '').length };
  }
  if (isApart(text, match, value)) return null;
  const end = match.index + whole.length;
  const before = text.slice(Math.max(0, match.index - COMMAND), match.index).replace(/^.*\n/s, '');
  return isBareValue(name, bare, text.slice(end, end + 32), before) ? value : null;
};

/** `pulumi config set --secret name value`: the flag says that the value is one. */
const SAYS_THAT = /\bconfig[ \t]{1,3}set[ \t][^\n]{0,80}--?secret[ \t]{1,3}$/;
const saysThat = (text: string, [, name]: RegExpMatchArray, { start }: Span): boolean =>
  name === 'secret' && SAYS_THAT.test(text.slice(Math.max(0, start - COMMAND), start));

function* find(text: string): Iterable<Span> {
  for (const match of text.matchAll(FLAG)) {
    const span = secretOf(text, match);
    if (span && !saysThat(text, match, span)) yield span;
  }
}

/** Secrets given on a command line; the flag stays (docs/masking.md "Text"). */
export const commandFlag = textRule({
  id: 'command-flag',
  about: 'The value of a flag whose name is a secret’s; the flag stays',
  words: NAME_WORDS,
  find,
  matches: {
    '--password=x9y8': '--password=[MASKED]',
    'run --api-key=abc --verbose': 'run --api-key=[MASKED] --verbose',
    'run --client-secret="a b c"': 'run --client-secret="[MASKED]"',
    'mysqld --key=abcdef --port=3306': 'mysqld --key=[MASKED] --port=3306',
    'login --token 9944b09199c62bcf': 'login --token [MASKED]',
    'skopeo copy --dest-creds ci:hunter2 a b': 'skopeo copy --dest-creds ci:[MASKED] a b',
    'http --auth ci:hunter2 GET https://a': 'http --auth ci:[MASKED] GET https://a',
    'cmdkey /add:srv /user:kim /pass:hunter2': 'cmdkey /add:srv /user:kim /pass:[MASKED]',
    'Args:\n      --token\n      hunter2\n      --port\n      80':
      'Args:\n      --token\n      [MASKED]\n      --port\n      80',
    'keytool -storepass changeit -keypass changeit': 'keytool -storepass [MASKED] -keypass [MASKED]',
  },
  passes: [
    'use --token to pass one',
    'docker run --user 1000:1000 shop',
    'set `--password=`, `--token=`',
    '--token-ttl=300s is set',
    '--tls-private-key-file=/etc/tls.key',
    '--sort-key=name',
    'a - b - c',
    '--password=$(DB_PASSWORD)',
    'usage: app [--token TOKEN] [--password PASSWORD]',
    'flag --password\nis required',
    'error: unknown flag: --token',
    'docker login -u kim --password-stdin registry.shop.io',
  ],
});
