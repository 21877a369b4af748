import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { spanOf, textRule } from '../text-rule.js';
import { isOtherMeaning, isPlaceholder, isRemark } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';
import { looksLikeKey } from './credential-shape.js';

/** `--flag=value` and `--flag value`, the value quoted or not. */
const FLAG =
  /(?<![\w-])--?([A-Za-z][\w.-]{0,63})(=|[ \t]{1,3}|["']?\r?\n[ \t]{0,64}-[ \t]{1,3})(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'`][^\s"'`]*))/dg;

const isSecretFlag = (name: string): boolean =>
  name.toLowerCase() === 'key' ||
  ['secret', 'secret-object'].includes(whatNameSays(name)) ||
  /^pass$/i.test(name);

/** Whether a bare word behind a flag is prose about it, the next flag, or a file. */
const isOther = (word: string, rest: string): boolean =>
  word.startsWith('-') ||
  isPlaceholder(word) ||
  isRemark(word, rest) ||
  /^[|>;&,)\]}]/.test(word) ||
  /[.,:;)]$/.test(word);

function* find(text: string): Iterable<Span> {
  for (const match of text.matchAll(FLAG)) {
    const [whole, name = '', separator = '', , , bare = ''] = match;
    if (!isSecretFlag(name)) continue;
    const value = spanOf(match, 3) ?? spanOf(match, 4) ?? spanOf(match, 5);
    if (!value) continue;
    const shown = text.slice(value.start, value.end);
    if (isPlaceholder(shown) || isOtherMeaning(name, shown)) continue;
    if (separator === '=' || bare === '') {
      yield separator === '=' && bare !== ''
        ? { start: value.start, end: value.start + bare.replace(/[,;)\]}]+$/, '').length }
        : value;
      continue;
    }
    const rest = text.slice(match.index + whole.length, match.index + whole.length + 32);
    const sentence = /^[A-Za-z]+$/.test(bare) && !/[A-Z]/.test(bare.slice(1));
    if (name.toLowerCase() === 'key' && !looksLikeKey(bare)) continue;
    if (!isOther(bare, rest) && !(sentence && /^ [a-z]+(?: |$|[.,])/.test(rest) && !/^-/.test(rest.trim())))
      yield value;
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
    'error: unknown flag: --token',
  ],
});
