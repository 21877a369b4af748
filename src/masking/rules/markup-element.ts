import { isSecretName } from '../secret-name.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';
import { NAME_WORDS } from './assignment/name-word.js';

/** An XML element with text only; its name without a prefix, or the name that an attribute gives it. */
const ELEMENT =
  /<(?:\w{1,32}:)?([A-Za-z][\w.-]{0,63})(?:\s(?:name|key)=["']([\w.-]{1,128})["']|\s[^<>]{0,256})?>([^<>]{1,4096})<\//dg;

/** `<password>…</password>` in configuration and in messages. */
export const markupElement = textRule({
  id: 'markup-element',
  about: 'The text of an XML element whose name is a secret’s',
  words: NAME_WORDS,
  find: (text) =>
    !text.includes('</')
      ? []
      : spansOf(
          text,
          ELEMENT,
          3,
          ([, name = '', given, value = '']) => !isPlaceholder(value.trim()) && isSecretName(given ?? name),
        ),
  matches: {
    '<user>a</user><password>hunter2</password>': '<user>a</user><password>[MASKED]</password>',
    '<wsse:Password Type="x">hunter2</wsse:Password>': '<wsse:Password Type="x">[MASKED]</wsse:Password>',
  },
  passes: ['<secretName>db</secretName>', '<token></token>', '<p>the password</p>'],
});
