import type { Span } from '../marker.js';
import { isSecretName } from '../secret-name.js';
import { spanOf, spansOf, textRule } from '../text-rule.js';
import { looksRandom } from './credential-shape.js';

/** `--flag=value` and `--flag value`, the value quoted or not. */
const FLAG =
  /(?<![\w-])--?([A-Za-z][\w.-]{0,63})(=|[ \t]{1,3})(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'`][^\s"'`,\]]*))/dg;

/** `curl -u user:password`; numbers are a user and a group instead. */
const USER_FLAG = /(?<![\w-])(?:-u|--user)(?:=|[ \t]{1,3})["']?([^\s:"']{1,128}):([^\s"']{1,256})/dg;

const isSecretFlag = (name: string): boolean => name.toLowerCase() === 'key' || isSecretName(name);

function* find(text: string): Iterable<Span> {
  for (const match of text.matchAll(FLAG)) {
    const [, name = '', separator = '', , , bare = ''] = match;
    if (!isSecretFlag(name)) continue;
    // After white space a bare word may be prose about the flag, or the next flag.
    if (separator !== '=' && bare !== '' && !looksRandom(bare)) continue;
    const value = spanOf(match, 3) ?? spanOf(match, 4) ?? spanOf(match, 5);
    if (value) yield value;
  }
  yield* spansOf(
    text,
    USER_FLAG,
    2,
    ([, user = '', password = '']) => !/^\d+:\d+$/.test(`${user}:${password}`),
  );
}

/** Secrets given on a command line; the flag stays (docs/masking.md "Text"). */
export const commandFlag = textRule({
  id: 'command-flag',
  applies: (text) => text.includes('-'),
  find,
  matches: {
    '--password=x9y8': '--password=[MASKED]',
    'run --api-key=abc --verbose': 'run --api-key=[MASKED] --verbose',
    'run --client-secret="a b c"': 'run --client-secret="[MASKED]"',
    'mysqld --key=abcdef --port=3306': 'mysqld --key=[MASKED] --port=3306',
    "curl -u 'shop:hunter2' http://db": "curl -u 'shop:[MASKED]' http://db",
    'login --token 9944b09199c62bcf': 'login --token [MASKED]',
  },
  passes: [
    'use --token to pass one',
    'docker run --user 1000:1000 shop',
    'set `--password=`, `--token=`',
    '--token-ttl=300s is set',
    '--tls-private-key-file=/etc/tls.key',
    '--sort-key=name',
    'a - b - c',
  ],
});
