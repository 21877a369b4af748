import type { Span } from '../marker.js';
import { spanOf, spansOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';
import { isBasicCredential, isIdentifier, looksRandom } from './credential-shape.js';

const NAME = String.raw`authorization\\{0,3}(?:["'\x60]|%22|&quot;)?\]?[ \t]{0,3}(?:[:=]|=>|%3A)[ \t]{0,3}(?:\[?\\{0,3}["'[]{0,2}|%22|%20|&quot;)`;

/** `Authorization: Bearer x`, `"authorization":"Basic x"`, `-H 'Authorization: x'`; the scheme stays. */
const HEADER = new RegExp(
  `${NAME}(?:([A-Za-z][\\w-]{1,30})(?:[ \\t]{1,3}|%20|=))?([^\\s"'\\\\\\]&<>,]+?)(?=\\[(?:\\\\?[rn]|\\n)|[\\s"'\\\\\\]&<>,]|$)`,
  'dgi',
);

/** Schemes whose credentials are a list of parameters. */
const LISTED =
  'digest|aws4-hmac-sha256|signature|hawk|oauth|mac|nlauth|sharedaccesssignature|mediabrowser|eg1-hmac-sha256';

/** Such a list, quoted ones too: the rest of the line. */
const PARAMETERS = new RegExp(`${NAME}(?:${LISTED}|pveapitoken=\\S)[ \\t]{1,3}([^\\r\\n]+)`, 'dgi');

/** One of them; and those that tell who asks for what, not with what. */
const PARAMETER = /([A-Za-z][\w-]{0,40})=(?:\\{0,2}"([^"\\]*)\\{0,2}"|([^\s,;&"'\\]+))/dg;
const OPEN_PARAMETER =
  /^(?:username|realm|uri|algorithm|qop|nc|stale|domain|charset|userhash|signedheaders|headers|keyid|id|app|ts|created|expires|timestamp|client|device|version|nlauth_(?:account|email|role)|c?nonce|opaque|oauth_(?:version|signature_method|timestamp|nonce|consumer_key|callback)|sr|se|skn)$/i;

/** The secret ones of a list of parameters that begins at `from`; all of it where it is no such list. */
function* secretParameters(list: string, from: number): Iterable<Span> {
  const parameters = [...list.matchAll(PARAMETER)];
  if (parameters.length === 0) yield { start: from, end: from + list.length };
  for (const parameter of parameters) {
    const value = spanOf(parameter, 2) ?? spanOf(parameter, 3);
    const [, name = '', quoted, bare = ''] = parameter;
    if (!value || OPEN_PARAMETER.test(name) || isPlaceholder(quoted ?? bare)) continue;
    // The key's id, and what it is for.
    const id = /^credential$/i.test(name) ? /^[^/]*/.exec(quoted ?? bare)?.[0].length : undefined;
    yield { start: from + value.start, end: id === undefined ? from + value.end : from + value.start + id };
  }
}

const WITH_PARAMETERS = new RegExp(`^(?:${LISTED})$`, 'i');

const SCHEMES = new Set(
  `bearer basic token negotiate ntlm apikey key splunk genielabel geniekey sso-key bot ssws oauth dpop kakaoak sharedkey sharedkeylite
  api-key apitoken api-token zoho-oauthtoken klaviyo-api-key discogs app jwt service pat x-api-key secret user`.split(
    /\s+/,
  ),
);

/** A scheme in running text. `Digest` is always followed by parameters. */
const SCHEME =
  /\b(Bearer|bearer|BEARER|Basic|Token|Digest|Splunk|ApiKey)(?:[ \t]{1,3}|%20)([A-Za-z0-9._~+/=|-]{8,})/dg;

const isCredential = (scheme: string, word: string): boolean => {
  if (/^[a-z]+=$/.test(word) && scheme === 'Digest') return false;
  if (/^sha\d{3}|^\w+=[\w.]/.test(word) || (scheme !== 'Bearer' && isIdentifier(word) && scheme !== 'Token'))
    return false;
  if (scheme === 'Basic' && isBasicCredential(word)) return true;
  return looksRandom(word);
};

/** What follows a header's name: a scheme's credentials, or a credential without a scheme. */
const isHeaders = ([, scheme, word = '']: RegExpMatchArray): boolean => {
  if (isPlaceholder(word) || isPlaceholder(`${word}]`)) return false;
  if (scheme === undefined) return looksRandom(word);
  // Parameters, which are read one by one.
  if (WITH_PARAMETERS.test(scheme) && /^[A-Za-z][\w-]{0,40}=./.test(`${word} `)) return false;
  if (SCHEMES.has(scheme.toLowerCase()))
    return (
      !/^(?:\$|\{\{|<|\*|%[A-Z])/.test(word) &&
      (looksRandom(word) || !/^[a-z]+$/.test(word) || word.length > 12 || /bearer/i.test(scheme))
    );
  return looksRandom(word);
};

function* find(text: string): Iterable<Span> {
  for (const match of text.matchAll(PARAMETERS)) {
    const list = spanOf(match, 1);
    if (list) yield* secretParameters(match[1] ?? '', list.start);
  }
  for (const match of text.matchAll(HEADER)) {
    const span = isHeaders(match) ? spanOf(match, 2) : null;
    if (span) yield span;
  }
  yield* spansOf(text, SCHEME, 2, ([, scheme, word]) => isCredential(scheme ?? '', word ?? ''));
}

/** Credentials of HTTP authentication, in a header or after the name of their scheme (docs/masking.md "Text"). */
export const authorizationHeader = textRule({
  id: 'authorization-header',
  about:
    'Credentials of HTTP authentication, in a header or after the name of their scheme; the scheme stays',
  words: ['authorization', 'bearer', 'basic', 'token', 'digest', 'splunk', 'apikey'],
  find,
  matches: {
    'Authorization: Bearer abcdefghijklmnop': 'Authorization: Bearer [MASKED]',
    '> authorization: Basic dXNlcjpwYXNz': '> authorization: Basic [MASKED]',
    '{"Authorization":"Bearer 0123456789abcdef"}': '{"Authorization":"Bearer [MASKED]"}',
    'headers: {\\"Authorization\\":\\"Token 9944b09199c62bcf\\"}':
      'headers: {\\"Authorization\\":\\"Token [MASKED]\\"}',
    'Authorization: Digest username="u", response="6629fae4"':
      'Authorization: Digest username="u", response="[MASKED]"',
    'Authorization: AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu/s3, SignedHeaders=host, Signature=fe5f':
      'Authorization: AWS4-HMAC-SHA256 Credential=[MASKED]/20260101/eu/s3, SignedHeaders=host, Signature=[MASKED]',
    'Authorization: Splunk 0b9d3c52-1a0e-4f19-8f0c-6f2f6a3b1c11': 'Authorization: Splunk [MASKED]',
    'Authorization:[Bearer abcdefghijklmnop] Accept:[*/*]': 'Authorization:[Bearer [MASKED]] Accept:[*/*]',
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
    'Authorization: Bearer $TOKEN',
    'Authorization: Bearer [REDACTED]',
  ],
});
