import type { Span } from '../marker.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { looksLikeKey } from './credential-shape.js';

/** `"AUTH" "x"`, `"AUTH" "shop" "x"`, as MONITOR and slow logs write a command. */
const QUOTED =
  /["']AUTH["'](?:,?[ \t]["'][^"'\s]{1,128}["'](?=,?[ \t]["']))?,?[ \t]["']([^"'\r\n]{1,256})["']/dgi;

/** `AUTH x`, `AUTH shop x`, `HELLO 3 AUTH shop x` as a line of its own, also behind a prompt. */
const TYPED =
  /(?:^|>[ \t]|\bHELLO[ \t]\d[ \t])[ \t]{0,8}AUTH[ \t]{1,4}(?:([\w.@-]{1,128})[ \t]{1,4})?([^\s"']{3,256})(?=[ \t]+SETNAME\b|[ \t]*\r?$)/dgm;

/** The same as a trace of system calls shows what was written. */
const TRACED = /["']AUTH[ \t](?:[\w.@-]{1,128}[ \t])?([^\s"'\\]{3,256})\\r\\n/dg;

/** The same within a line of a log. */
const WITHIN = /\bAUTH[ \t](?:[\w.@-]{1,128}[ \t])?([^\s"']{16,256})(?=[ \t])/dg;

/** `ACL SETUSER shop on >x ~* +@all`, and the same in a configuration. */
const USER =
  /(?:\bACL[ \t]{1,4}SETUSER|^[ \t]{0,8}user)[ \t]{1,4}[\w.@-]{1,128}[ \t]{1,4}([^\r\n]{1,512})/dgim;
const PASSWORD = /(?:^|[ \t"'])[><#]([^\s"']{3,256})/dg;

/** `a1 LOGIN shop x` of IMAP. */
const LOGIN =
  /^\w{1,12}[ \t]LOGIN[ \t]{1,3}["']?[^\s"']{1,128}["']?[ \t]{1,3}(?:["']([^"'\r\n]{3,256})["']|([^\s"']{3,256}))[ \t]*\r?$/dgm;

const SCHEMES = /^(?:LOGIN|PLAIN|TLS|SSL|CRAM-MD5|XOAUTH2|GSSAPI|NTLM)$/;

function* ofUsers(text: string): Iterable<Span> {
  for (const match of text.matchAll(USER)) {
    const start = match.indices?.[1]?.[0];
    const words = match[1] ?? '';
    // Other programs have users too: their lines hold no commands or keys.
    if (start === undefined || !/[+-]@|~|\ballkeys\b|\bon\b/.test(words)) continue;
    for (const { start: from, end } of spansOf(words, PASSWORD, 1))
      yield { start: start + from, end: start + end };
  }
}

/** Passwords in Redis' commands and in the lines of its users; SMTP's and IMAP's as well. */
export const redisCommand = textRule({
  id: 'redis-command',
  about: 'Passwords in Redis’ AUTH and ACL SETUSER, SMTP’s AUTH and IMAP’s LOGIN',
  words: ['auth', 'acl setuser', 'user ', ' login '],
  *find(text) {
    yield* spansOf(text, QUOTED, 1, ([, value = '']) => !isPlaceholder(value));
    yield* spansOf(
      text,
      TYPED,
      2,
      ([, user, value = '']) =>
        !isPlaceholder(value) &&
        !isRemark(value, '') &&
        !SCHEMES.test(value) &&
        (user !== undefined || /[^a-z]/.test(value)),
    );
    if (text.includes('AUTH ')) {
      yield* spansOf(text, TRACED, 1, ([, value = '']) => !isPlaceholder(value) && !SCHEMES.test(value));
      yield* spansOf(text, WITHIN, 1, ([, value = '']) => looksLikeKey(value) && !isPlaceholder(value));
    }
    for (const group of [1, 2])
      yield* spansOf(text, LOGIN, group, (match) => !isRemark(match[group] ?? '', ''));
    yield* ofUsers(text);
  },
  matches: {
    '1700000000.1 [0 10.0.0.3:33] "AUTH" "shop" "hunter2"':
      '1700000000.1 [0 10.0.0.3:33] "AUTH" "shop" "[MASKED]"',
    'cache:6379> AUTH hunter2': 'cache:6379> AUTH [MASKED]',
    'a1 LOGIN shop hunter2': 'a1 LOGIN shop [MASKED]',
    '* AUTH shop hunter2a9Kqz81mVx from 10.1.2.3': '* AUTH shop [MASKED] from 10.1.2.3',
    'sendto(5, "AUTH hunter2\\r\\n", 14)': 'sendto(5, "AUTH [MASKED]\\r\\n", 14)',
    'AUTH default hunter2': 'AUTH default [MASKED]',
    'ACL SETUSER shop on >hunter2 ~* +@all': 'ACL SETUSER shop on >[MASKED] ~* +@all',
    'AUTH PLAIN AHNob3AAaHVudGVyMg==': 'AUTH PLAIN [MASKED]',
  },
  passes: [
    'NOAUTH Authentication required.',
    'AUTH failed',
    'AUTH LOGIN',
    'user shop logged in on > 3 hosts',
    'auth required',
  ],
});
