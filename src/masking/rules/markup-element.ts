import type { Span } from '../marker.js';
import { isSecretName } from '../secret-name.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';
import { looksRandom } from './credential-shape.js';

/** An XML element with text only; its name without a prefix, or the name that an attribute gives it. */
const ELEMENT =
  /<(?:\w{1,32}:)?([A-Za-z][\w.-]{0,63})(?:\s(?:name|key)=["']([\w.-]{1,128})["']|\s[^<>]{0,256})?>([^<>]{1,4096})<\//dg;

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
    '<apikeys><add key="https://nuget.shop.io/v3" value="AQAAANCMnd8BFdER" /></apikeys>':
      '<apikeys><add key="https://nuget.shop.io/v3" value="[MASKED]" /></apikeys>',
  },
  passes: [
    '<secretName>db</secretName>',
    '<add key="https://nuget.shop.io/v3" value="shop" />',
    '<token></token>',
    '<p>the password</p>',
  ],
});
