import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { looksLikeKey } from './credential-shape.js';

const QUOTED = String.raw`\\{0,3}["'\x60]([^"'\x60\\\r\n]{4,256})\\{0,3}["'\x60]`;

/** `apiKey must have 32 characters, got "x"`, `"password" with value "x" fails to match the required pattern`. */
const SHOWN = new RegExp(
  String.raw`\b(?:got|expected|received|given|found|but was|actual|with value|provided|supplied)\b[ \t]?[:=]?[ \t]{0,2}${QUOTED}`,
  'dg',
);
/** How far before it its name is looked for, on the same line. */
const LONGEST_MESSAGE = 96;
const NAME = /[A-Za-z][\w.-]{2,63}/g;

/** The last secret's name before `at`. */
const nameBefore = (text: string, at: number): string => {
  const message = text.slice(Math.max(0, at - LONGEST_MESSAGE), at);
  const line = message.slice(message.lastIndexOf('\n') + 1);
  return line.match(NAME)?.findLast((name) => whatNameSays(name) === 'secret') ?? '';
};

/** `invalid value "x" for flag --api-key`, `rejected value 'x' of field password`. */
const VALUE_FIRST = new RegExp(
  String.raw`\b(?:invalid|illegal|bad|unexpected|rejected|malformed|wrong)[ \t](?:value|argument|string|input)[: \t]{1,3}${QUOTED}[ \t](?:for|of|in|at)[ \t](?:the[ \t])?(?:(?:flag|field|parameter|property|setting|option|variable|key|env)[ \t])?\\{0,3}["'\x60]?-{0,2}([A-Za-z][\w.-]{2,63})`,
  'dgi',
);

/** `… for api key header`: said behind the value. */
const BEHIND =
  /^["'\x60][^\r\n]{0,64}?\bfor[ \t](?:the[ \t])?(?:api[ _-]?key|access[ _-]?key|token|password|secret|shared secret)\b/i;

const isNamedBehind = (text: string, { 1: value = '', index = 0, 0: whole }: RegExpMatchArray): boolean =>
  looksLikeKey(value) && BEHIND.test(text.slice(index + whole.length - 1, index + whole.length + 96));

const isSecret = (name: string, value: string): boolean =>
  whatNameSays(name) === 'secret' && !isPlaceholder(value) && !isRemark(value, '') && /[^a-z ]/.test(value);

/** A value that a program did not accept, with the name of what it was for. */
export const refusedValue = textRule({
  id: 'refused-value',
  about: 'A value that was refused, in the message that tells for what it was given',
  words: [
    'got',
    'expected',
    'received',
    'given',
    'found',
    'but was',
    'actual',
    'value',
    'provided',
    'supplied',
    'argument',
  ],
  *find(text): Iterable<Span> {
    yield* spansOf(
      text,
      SHOWN,
      1,
      (match) => isSecret(nameBefore(text, match.index ?? 0), match[1] ?? '') || isNamedBehind(text, match),
    );
    yield* spansOf(text, VALUE_FIRST, 1, ([, value = '', name = '']) => isSecret(name, value));
  },
  matches: {
    'apiKey must have 32 characters, got "hunter2"': 'apiKey must have 32 characters, got "[MASKED]"',
    '"password" with value "hunter2" fails to match': '"password" with value "[MASKED]" fails to match',
    'expected "a9Kqz81mVx72LpWd" got "b9Kqz81mVx72LpWd" for api key header':
      'expected "[MASKED]" got "[MASKED]" for api key header',
    "invalid value 'hunter2' for flag --api-token": "invalid value '[MASKED]' for flag --api-token",
  },
  passes: [
    'password must be a string, got "number"',
    'invalid value "ten" for flag --token-ttl',
    'unexpected token in JSON, got "x"',
    'expected "text/html" got "application/json" for the token endpoint',
    'secret name is wrong, got "shop-db"',
  ],
});
