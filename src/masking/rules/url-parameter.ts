import { keyIdLength } from './key-id.js';
import type { Span } from '../marker.js';
import { spanOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

/** A query parameter with its value; also after `&amp;`, and inside another URL. */
const PARAMETER =
  /(?:[?&]|&amp;|%3[Ff]|%26|\\u0026)(key|sig|signature|code|x-amz-signature|x-goog-signature|x-amz-credential|x-amz-security-token|hmac|sas|auth|pwd|pass|access|client_assertion|assertion|hash_key|token_hash|magic|ticket|otp|api)(?:=|%3[Dd])((?:[^\s&"'<>#\\`%]|%(?!26|23|22)){1,4096})/dgi;

/** Values that say which kind, not which secret. */
const isKind = (name: string, value: string): boolean =>
  isPlaceholder(value) ||
  (/^(?:code|api|access|auth|hmac)$/i.test(name) &&
    (/^\d{1,5}$/.test(value) || /^[A-Za-z_.-]{1,24}$/.test(value))) ||
  (/^key$/i.test(name) && /^[a-z_.-]{1,24}$/.test(value));

const secretPart = (name: string, value: string): string =>
  /credential$/i.test(name) ? value.slice(0, keyIdLength(value)) : value;

/** Parameters that are secret in a query only: API keys, and the signatures of pre-signed URLs. */
export const urlParameter = textRule({
  id: 'url-parameter',
  about: 'API keys, codes and signatures in URL parameters whose names are no secrets’ elsewhere',
  words: [
    'key=',
    'sig=',
    'signature=',
    'code=',
    'credential=',
    'hmac=',
    'sas=',
    'auth=',
    'pwd=',
    'pass=',
    'access=',
    'api=',
    'token=',
    'assertion=',
    'token_hash=',
    'magic=',
    'ticket=',
    'otp=',
    'key%3d',
    'sig%3d',
    'signature%3d',
    'code%3d',
  ],
  *find(text): Iterable<Span> {
    for (const match of text.matchAll(PARAMETER)) {
      const [, name = '', value = ''] = match;
      const span = isKind(name, value) ? null : spanOf(match, 2);
      if (span) yield { start: span.start, end: span.start + secretPart(name, value).length };
    }
  },
  matches: {
    'https://maps.example.com/api?key=AAAA-bbb': 'https://maps.example.com/api?key=[MASKED]',
    'https://bucket/x?X-Amz-Signature=0a1b&X-Amz-Date=20260101T000000Z':
      'https://bucket/x?X-Amz-Signature=[MASKED]&X-Amz-Date=20260101T000000Z',
    '?X-Amz-Credential=AKIA%2F20260101%2Feu%2Fs3&X-Amz-Expires=300':
      '?X-Amz-Credential=[MASKED]%2F20260101%2Feu%2Fs3&X-Amz-Expires=300',
    'GET /callback?code=4%2F0AY0e-g7Xx9&state=x': 'GET /callback?code=[MASKED]&state=x',
  },
  passes: [
    'http://prometheus/graph?g0.expr=up&g0.tab=1',
    'https://h/p?page_token_count=3',
    'sort?sort_key=name',
    'GET /status?code=404',
  ],
});
