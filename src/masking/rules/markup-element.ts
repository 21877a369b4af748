import { isSecretName } from '../secret-name.js';
import { spansOf, textRule } from '../text-rule.js';

/** An XML element with text only; its name without a prefix. */
const ELEMENT = /<(?:\w{1,32}:)?([A-Za-z][\w.-]{0,63})(?:\s[^<>]{0,256})?>([^<>]{1,4096})<\//dg;

/** `<password>…</password>` in configuration and in messages. */
export const markupElement = textRule({
  id: 'markup-element',
  applies: (text) => text.includes('</'),
  find: (text) =>
    spansOf(text, ELEMENT, 2, ([, name = '', value = '']) => value.trim() !== '' && isSecretName(name)),
  matches: {
    '<user>a</user><password>hunter2</password>': '<user>a</user><password>[MASKED]</password>',
    '<wsse:Password Type="x">hunter2</wsse:Password>': '<wsse:Password Type="x">[MASKED]</wsse:Password>',
  },
  passes: ['<secretName>db</secretName>', '<token></token>', '<p>the password</p>'],
});
