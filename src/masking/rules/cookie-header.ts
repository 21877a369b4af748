import type { Span } from '../marker.js';
import { spanOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

/** `Cookie: a=b; c=d`, `"set-cookie":"a=b; Path=/"`: everything after the name, up to the end of the line or quote. */
const COOKIE =
  /\b(?:set-)?cookie\\{0,3}["'`]?\]?[ \t]{0,3}(?::|=>|=)[ \t]{0,3}\\{0,3}["'[]{0,2}([^\s"'\\=]{1,256}=[^\r\n"'\\\]]+)/dgi;

/** One cookie, or an attribute of one. */
const PAIR = /([^\s;=]{1,256})=([^;\s]*)/dg;
const ATTRIBUTES = new Set([
  'path',
  'domain',
  'expires',
  'max-age',
  'samesite',
  'priority',
  'version',
  'comment',
]);

function* find(text: string): Iterable<Span> {
  for (const cookies of text.matchAll(COOKIE)) {
    const all = spanOf(cookies, 1);
    if (!all) continue;
    for (const pair of text.slice(all.start, all.end).matchAll(PAIR)) {
      const value = spanOf(pair, 2);
      const isOpen = ATTRIBUTES.has(pair[1]?.toLowerCase() ?? '') || isPlaceholder(pair[2] ?? '');
      if (value && !isOpen) yield { start: all.start + value.start, end: all.start + value.end };
    }
  }
}

/** Cookies carry sessions; their names and attributes stay. */
export const cookieHeader = textRule({
  id: 'cookie-header',
  about: 'The values in a Cookie or Set-Cookie header',
  words: ['cookie'],
  find,
  matches: {
    'Cookie: sid=abc; theme=dark': 'Cookie: sid=[MASKED]; theme=[MASKED]',
    '{"Set-Cookie":"sid=abc; Path=/","x":1}': '{"Set-Cookie":"sid=[MASKED]; Path=/","x":1}',
  },
  passes: ['cookie: was rejected', 'the cookie jar'],
});
