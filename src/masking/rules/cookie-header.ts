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

/** Cookies that hold what a page looks like, while their value is a word. */
const OPEN_COOKIE =
  /^(?:theme|lang|language|locale|i18n\w*|tz|timezone|currency|country|region|mode|color|colour|color[-_]?scheme|\w*consent\w*|viewport|layout|sidebar)$/i;
const WORD = /^[A-Za-z]{1,16}(?:[-_/][A-Za-z]{1,16})?$/;

const isOpenCookie = (name: string, value: string): boolean =>
  ATTRIBUTES.has(name.toLowerCase()) || isPlaceholder(value) || (OPEN_COOKIE.test(name) && WORD.test(value));

/** The secret values of `a=b; c=d`, which begins at `from`. */
export function* cookieValues(cookies: string, from: number): Iterable<Span> {
  for (const pair of cookies.matchAll(PAIR)) {
    const value = spanOf(pair, 2);
    if (value && !isOpenCookie(pair[1] ?? '', pair[2] ?? ''))
      yield { start: from + value.start, end: from + value.end };
  }
}

function* find(text: string): Iterable<Span> {
  for (const cookies of text.matchAll(COOKIE)) {
    const all = spanOf(cookies, 1);
    if (!all) continue;
    yield* cookieValues(text.slice(all.start, all.end), all.start);
  }
}

/** Cookies carry sessions; their names and attributes stay. */
export const cookieHeader = textRule({
  id: 'cookie-header',
  about: 'The values in a Cookie or Set-Cookie header',
  words: ['cookie'],
  find,
  matches: {
    'Cookie: sid=abc; theme=dark; uid=7': 'Cookie: sid=[MASKED]; theme=dark; uid=[MASKED]',
    '{"Set-Cookie":"sid=abc; Path=/","x":1}': '{"Set-Cookie":"sid=[MASKED]; Path=/","x":1}',
  },
  passes: ['cookie: was rejected', 'the cookie jar'],
});
