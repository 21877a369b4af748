import { isSecretName } from '../secret-name.js';
import { spansOf, textRule } from '../text-rule.js';

/** A query parameter with its value; also after `&amp;`. */
const PARAMETER = /(?:[?&]|&amp;)([\w.%-]{1,64})=([^\s&"'<>#\\`]{1,4096})/dg;

/** Names that are secret in a query only: API keys, and the signatures of pre-signed URLs. */
const IN_QUERY = new Set([
  'key',
  'sig',
  'signature',
  'x-amz-signature',
  'x-goog-signature',
  'x-amz-credential',
  'code',
]);

/** Secrets in URL parameters: token, access_token, api_key, apikey, key and whatever else is named like a secret. */
export const urlParameter = textRule({
  id: 'url-parameter',
  applies: (text) => text.includes('=') && /[?&]/.test(text),
  find: (text) =>
    spansOf(text, PARAMETER, 2, ([, name = '']) => IN_QUERY.has(name.toLowerCase()) || isSecretName(name)),
  matches: {
    'GET /v1?token=abc&x=1': 'GET /v1?token=[MASKED]&x=1',
    'https://h/p?a=b&access_token=zzz#top': 'https://h/p?a=b&access_token=[MASKED]#top',
    'https://maps.example.com/api?key=AAAA-bbb': 'https://maps.example.com/api?key=[MASKED]',
    'https://bucket/x?X-Amz-Signature=0a1b&X-Amz-Date=20260101T000000Z':
      'https://bucket/x?X-Amz-Signature=[MASKED]&X-Amz-Date=20260101T000000Z',
  },
  passes: [
    'http://prometheus/graph?g0.expr=up&g0.tab=1',
    'https://h/p?page_token_count=3',
    'sort?sort_key=name',
  ],
});
