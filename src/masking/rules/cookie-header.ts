import { spansOf, textRule } from '../text-rule.js';

/** `Cookie: a=b; c=d`, `"set-cookie":"a=b; Path=/"`: everything after the name, up to the end of the line or quote. */
const COOKIE =
  /\b(?:set-)?cookie\\{0,3}["'`]?\]?[ \t]{0,3}(?::|=>|=)[ \t]{0,3}\\{0,3}["'[]{0,2}([^\s"'\\=]{1,256}=[^\r\n"'\\\]]+)/dgi;

/** Cookies carry sessions. */
export const cookieHeader = textRule({
  id: 'cookie-header',
  about: 'Everything in a Cookie or Set-Cookie header',
  words: ['cookie'],
  find: (text) => spansOf(text, COOKIE, 1),
  matches: {
    'Cookie: sid=abc; theme=dark': 'Cookie: [MASKED]',
    '{"Set-Cookie":"sid=abc; Path=/","x":1}': '{"Set-Cookie":"[MASKED]","x":1}',
  },
  passes: ['cookie: was rejected', 'the cookie jar'],
});
