import type { Span } from '../marker.js';
import { spansOf, textRule, type Hit } from '../text-rule.js';

/** The members that only a private or a shared key has (RFC 7518 "Parameters for RSA Keys", "Parameters for Symmetric Keys"). */
export const PRIVATE_MEMBER = /^(?:d|p|q|dp|dq|qi|k)$/;

const MEMBER = /"(?:d|p|q|dp|dq|qi|k)\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"([\w-]{16,4096})/dg;

/** How far around `kty` its key's other members are looked for. */
const NEAR = 8192;

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { at } of hits) {
    const start = Math.max(from, at - NEAR);
    const end = at + NEAR;
    if (end <= from) continue;
    for (const member of spansOf(text.slice(start, end), MEMBER, 1))
      yield { start: start + member.start, end: start + member.end };
    from = end;
  }
}

/** Private and shared keys as JSON writes them (RFC 7517); the public members stay. */
export const jsonWebKey = textRule({
  id: 'json-web-key',
  about: 'The members of a JSON Web Key that only a private or a shared key has',
  words: ['"kty', '\\"kty'],
  find,
  matches: {
    '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ","alg":"HS256"}':
      '{"kty":"oct","k":"[MASKED]","alg":"HS256"}',
    '{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}':
      '{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","d":"[MASKED]"}',
    '"{\\"kty\\":\\"oct\\",\\"k\\":\\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ\\"}"':
      '"{\\"kty\\":\\"oct\\",\\"k\\":\\"[MASKED]\\"}"',
  },
  passes: [
    '{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86z","e":"AQAB"}',
    '{"d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}',
  ],
});
