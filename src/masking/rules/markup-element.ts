import type { Span } from '../marker.js';
import { isSecretName } from '../secret-name.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';
import { looksRandom } from './credential-shape.js';

/** An XML element with text only; its name without a prefix, or the name that an attribute gives it. */
const ELEMENT =
  /<(?:\w{1,32}:)?([A-Za-z][\w.-]{0,63})(?:\s(?:name|key)=["']([\w.-]{1,128})["']|\s[^<>]{0,256})?>([^<>]{1,4096})<\//dg;

/** The same as HTML's entities or as Go's JSON write it: `&lt;password&gt;x&lt;/`, `\u003cpassword\u003ex\u003c/`. */
const ESCAPED_ELEMENT =
  /(?:&lt;|\\u003[cC])(?:\w{1,32}:)?([A-Za-z][\w.-]{0,63})(?:\s[^<>&\\]{0,256})?(?:&gt;|\\u003[eE])([^<>&\\]{1,4096})(?:&lt;|\\u003[cC])\//dg;

/** `<apikeys><add key="https://nuget/v3" value="…" />`. */
const FEED_KEY =
  /<add[ \t]{1,3}key=["']https?:\/\/[^"'<>]{1,512}["'][ \t]{1,3}value=["']([^"'<>]{8,512})["']/dgi;

/** `<password>…</password>` in configuration and in messages. */
export const markupElement = textRule({
  id: 'markup-element',
  about: 'The text of an XML element whose name is a secret’s',
  words: NAME_WORDS,
  *find(text): Iterable<Span> {
    if (text.includes('<add')) yield* spansOf(text, FEED_KEY, 1, ([, value = '']) => looksRandom(value));
    yield* spansOf(
      text,
      ESCAPED_ELEMENT,
      2,
      ([, name = '', value = '']) => !isPlaceholder(value.trim()) && isSecretName(name),
    );
    if (!text.includes('</')) return;
    yield* spansOf(
      text,
      ELEMENT,
      3,
      ([, name = '', given, value = '']) => !isPlaceholder(value.trim()) && isSecretName(given ?? name),
    );
  },
  matches: {
    '<user>a</user><password>hunter2</password>': '<user>a</user><password>[MASKED]</password>',
    '<wsse:Password Type="x">hunter2</wsse:Password>': '<wsse:Password Type="x">[MASKED]</wsse:Password>',
    '&lt;user&gt;a&lt;/user&gt;&lt;Password Type="x"&gt;hunter2&lt;/Password&gt;':
      '&lt;user&gt;a&lt;/user&gt;&lt;Password Type="x"&gt;[MASKED]&lt;/Password&gt;',
    '"\\u003cpassword\\u003ehunter2\\u003c/password\\u003e"':
      '"\\u003cpassword\\u003e[MASKED]\\u003c/password\\u003e"',
    '<apikeys><add key="https://nuget.shop.io/v3" value="AQAAANCMnd8BFdER" /></apikeys>':
      '<apikeys><add key="https://nuget.shop.io/v3" value="[MASKED]" /></apikeys>',
  },
  passes: [
    '<secretName>db</secretName>',
    '<add key="https://nuget.shop.io/v3" value="shop" />',
    '<token></token>',
    '&lt;secretName&gt;db&lt;/secretName&gt;',
    '<p>the password</p>',
  ],
});
