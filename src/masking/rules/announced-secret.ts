import type { Span } from '../marker.js';
import { spanOf, spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { looksRandom } from './credential-shape.js';

/** `Unseal Key 1: x`, `Recovery Key 3 (will be hidden): x`. */
const NUMBERED =
  /\b(?:unseal|recovery|backup|rescue)[ \t](?:key|code)s?(?:[ \t]share)?[ \t]#?\d{1,3}(?:[ \t]\([^()\n]{1,40}\))?[ \t]{0,3}[:=][ \t]{0,3}(\S{6,256})/dgi;

/** `backup code u3LS-hFep-3OxK used`. */
const CODE =
  /\b(?:backup|recovery|rescue|scratch)[ \t]code[ \t](?:is[ \t])?((?=[\w-]{0,64}\d)[A-Za-z0-9]{3,8}(?:-[A-Za-z0-9]{3,8}){1,7})\b/dgi;

/** A sentence about a secret that ends with a colon, and the secret alone on the line below. */
const BELOW =
  /\b(?:password|passphrase|token|secret|api key|access key|join key|kennwort|passwort)\b[^\n:]{0,80}:[ \t]{0,8}\r?\n(?:[ \t]{0,8}\r?\n)?[ \t]{0,16}([^\s:'"]{8,512})[ \t]{0,8}(?=\r?\n|$)/dgi;

/** `new password is generated for root@localhost: x`, `PASSWORD kibana = x`, `New value: x` behind a reset. */
const GENERATED =
  /\bpass(?:word|phrase)(?:[ \t](?:is|was|has been|successfully)){0,2}[ \t](?:generated|created|set|reset|changed)[ \t](?:for[ \t])?\S{1,64}[ \t]{0,2}[:=][ \t]{1,3}(\S{3,256})|\bPASSWORD[ \t](?:for[ \t]user[ \t])?[a-z_]{1,40}[ \t]=[ \t](\S{3,256})|\bpassword\b[^\n]{0,80}\breset\.?\s{1,4}New value:[ \t]{1,3}(\S{3,256})/dg;

/** `USER shop` and on the next line `PASS x`, as FTP, IRC and POP3 write it. */
const DIALOGUE =
  /^[^\n]{0,40}\bUSER[ \t]\S{1,64}\r?\n(?:[^\n]{0,120}\n)?[^\n]{0,40}\bPASS[ \t](\S{3,256})/dgm;

/** `Secret rotated: old=x new=y`: what it was and is. */
const ROTATED =
  /\b(?:secret|token|password|passphrase|api key|credential)s?\b[^\n=]{0,40}\b(?:rotated|changed|updated|replaced|reset)\b[^\n=]{0,24}?((?:\b(?:old|new|from|to|previous|was|now|before|after)=\S{1,256}[ ,;]{0,3}){1,4})/dgi;
const STATE = /=["']?([^\s"',;]{4,256})/dg;

function* rotated(text: string): Iterable<Span> {
  for (const match of text.matchAll(ROTATED)) {
    const states = spanOf(match, 1);
    if (!states) continue;
    for (const { start, end } of spansOf(match[1] ?? '', STATE, 1, ([, value = '']) => isMade(value)))
      yield { start: states.start + start, end: states.start + end };
  }
}

const isMade = (value: string): boolean =>
  looksRandom(value) && !isPlaceholder(value) && !/^[\w-]+(?:\.[\w-]+)+$/.test(value);

/** A secret that a program prints once, so that somebody writes it down. */
export const announcedSecret = textRule({
  id: 'announced-secret',
  about: 'Secrets that a program made and prints once: unseal keys, first passwords',
  words: [
    'unseal',
    'recovery',
    'backup',
    'rescue',
    'scratch',
    'password',
    'passphrase',
    'token',
    'secret',
    ' key',
    'pass ',
    'kennwort',
    'passwort',
  ],
  *find(text): Iterable<Span> {
    if (/\bcode[ \t]/i.test(text)) yield* spansOf(text, CODE, 1);
    if (/\b(?:unseal|recovery|backup|rescue)[ \t]/i.test(text))
      yield* spansOf(text, NUMBERED, 1, ([, value = '']) => !isPlaceholder(value) && !isRemark(value, ''));
    if (text.includes('PASS ')) {
      yield* spansOf(text, DIALOGUE, 1, ([, value = '']) => !isPlaceholder(value));
    }
    if (/\b(?:old|new|from|to|was|now)=/i.test(text)) yield* rotated(text);
    if (/:[ \t]{0,8}\r?\n/.test(text)) yield* spansOf(text, BELOW, 1, ([, value = '']) => isMade(value));
    if (!/\b(?:generated|created|set|reset|changed)[ \t.]|\bPASSWORD[ \t]/.test(text)) return;
    for (const match of text.matchAll(GENERATED)) {
      const group = [1, 2, 3].find((each) => match[each] !== undefined) ?? 1;
      const value = match[group] ?? '';
      const span = isPlaceholder(value) || isRemark(value, '') ? null : spanOf(match, group);
      if (span) yield span;
    }
  },
  matches: {
    'Unseal Key 1: c2hvcHNob3BzaG9w\nUnseal Key 2: ZGJkYmRiZGJkYmRi':
      'Unseal Key 1: [MASKED]\nUnseal Key 2: [MASKED]',
    'Please use the following password to proceed:\n\n0d5c8f1be1a94b7d8d2b\n\nIt is also in a file':
      'Please use the following password to proceed:\n\n[MASKED]\n\nIt is also in a file',
    'A new password is generated for root@localhost: hunter2!x':
      'A new password is generated for root@localhost: [MASKED]',
    'USER shop\n331 Need password\nPASS hunter2': 'USER shop\n331 Need password\nPASS [MASKED]',
    'Secret rotated: old=hunter2x new=hunter3x': 'Secret rotated: old=[MASKED] new=[MASKED]',
    'backup code u3LS-hFep-3OxK used': 'backup code [MASKED] used',
    'PASSWORD kibana = hunter2x': 'PASSWORD kibana = [MASKED]',
  },
  passes: [
    'recovery key 1: missing',
    'secret changed: old=shop-db new=shop-db-tls',
    'failed to read token:\nconnection refused',
    'the password was set for shop: ok',
    'error loading secret:\n  kubernetes-dashboard-certs\n',
  ],
});
