import type { Span } from '../marker.js';
import { spansOf, textRule } from '../text-rule.js';
import { isBasicCredential, looksRandom } from './credential-shape.js';

const NAME = String.raw`authorization\\{0,2}["']?[ \t]{0,3}[:=][ \t]{0,3}\\{0,2}["'[]{0,2}`;

/** `Authorization: Bearer x`, `"authorization":"Basic x"`, `-H 'Authorization: x'`; the scheme stays. */
const HEADER = new RegExp(
  `${NAME}(?:((?:bearer|basic|token|negotiate|ntlm|apikey)[ \\t]{1,3}))?([^\\s"'\\\\\\]]+)`,
  'dgi',
);

/** Schemes whose credentials are a list of parameters, quoted ones too: the rest of the line. */
const PARAMETERS = new RegExp(`${NAME}(?:digest|aws4-hmac-sha256|signature)[ \\t]{1,3}([^\\r\\n]+)`, 'dgi');

/** A scheme in running text. `Digest` is always followed by parameters. */
const SCHEME = /\b(Bearer|bearer|BEARER|Basic|Token|Digest)[ \t]{1,3}([A-Za-z0-9._~+/=-]{8,})/dg;

const isCredential = (scheme: string, word: string): boolean => {
  if (/^sha\d{3}/.test(word)) return false;
  if (scheme === 'Basic' && isBasicCredential(word)) return true;
  return looksRandom(word);
};

function* find(text: string): Iterable<Span> {
  yield* spansOf(text, PARAMETERS, 1);
  yield* spansOf(text, HEADER, 2, ([, scheme, word]) => scheme !== undefined || looksRandom(word ?? ''));
  yield* spansOf(text, SCHEME, 2, ([, scheme, word]) => isCredential(scheme ?? '', word ?? ''));
}

/** Credentials of HTTP authentication, in a header or after the name of their scheme (docs/masking.md "Text"). */
export const authorizationHeader = textRule({
  id: 'authorization-header',
  applies: (text) => /authorization|bearer|basic|token|digest/i.test(text),
  find,
  matches: {
    'Authorization: Bearer abcdefghijklmnop': 'Authorization: Bearer [MASKED]',
    '> authorization: Basic dXNlcjpwYXNz': '> authorization: Basic [MASKED]',
    '{"Authorization":"Bearer 0123456789abcdef"}': '{"Authorization":"Bearer [MASKED]"}',
    'headers: {\\"Authorization\\":\\"Token 9944b09199c62bcf\\"}':
      'headers: {\\"Authorization\\":\\"Token [MASKED]\\"}',
    'Authorization: Digest username="u", response="6629fae4"': 'Authorization: Digest [MASKED]',
    'called with Bearer abc12345xyz twice': 'called with Bearer [MASKED] twice',
    'Basic dXNlcjpwYXNzd29yZA== was refused': 'Basic [MASKED] was refused',
    'Token 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b expired': 'Token [MASKED] expired',
  },
  passes: [
    'Token validation failed',
    'Basic authentication is required',
    'Digest mismatched for layer',
    'Bearer authentication',
    'Digest: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'Status: Downloaded, Digest sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'authorization: denied by policy',
  ],
});
