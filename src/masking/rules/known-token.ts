import type { Span } from '../marker.js';
import { matchAt, textRule, type Hit } from '../text-rule.js';
import { TOKEN_FORMATS } from '../tokens/formats.js';
import type { TokenFormat } from '../tokens/token-format.js';
import { endOfToken, shapeOf, startOfToken, tokenAt } from '../tokens/token-shape.js';
import { entropyOf, isIdentifier } from './credential-shape.js';

/** Bits a character below which a token is a placeholder or a word. */
const LEAST_ENTROPY = 1.5;
const LEAST_ENTROPY_OF_WEAK = 2.8;

const WORDS = new Map<string, TokenFormat[]>();
for (const format of TOKEN_FORMATS) {
  for (const word of format.words) WORDS.set(word, [...(WORDS.get(word) ?? []), format]);
}
const NAMES = [...WORDS.keys()];
const FORMATS = [...WORDS.values()];

/** Not inside a longer word, where it begins like one; an escaped line break (`\n`) before it is no part of a word. */
const isBoundary = (text: string, at: number, weak: boolean): boolean => {
  const before = text.charAt(at - 1);
  if (!/[A-Za-z0-9]/.test(text.charAt(at))) return true;
  if (/[A-Za-z0-9]/.test(before)) return /[nrtu]/.test(before) && text.charAt(at - 2) === '\\';
  return !weak || !/[_./-]/.test(before) || /%2[fF]$/.test(text.slice(Math.max(0, at - 3), at));
};

/** `https://host/path/` before a token: a part of a URL's path, not of a file's or a name. */
const isInUrl = (text: string, at: number): boolean =>
  text.charAt(at - 1) === '/' && /:\/\/[^\s"'<>]*$/.test(text.slice(Math.max(0, at - 256), at));

const looksMade = (token: string, weak: boolean): boolean => {
  const body = token.slice(token.search(/[^A-Za-z-]|$/));
  if (weak)
    return (
      /\d/.test(token) &&
      entropyOf(token) >= LEAST_ENTROPY_OF_WEAK &&
      !/^[a-z]+(?:[-_][a-z]+)+\d*$/.test(token)
    );
  return entropyOf(body.length >= 12 ? body : token) >= LEAST_ENTROPY && !/x{8}|X{8}|\*{4}|\.{3}/.test(token);
};

const selfTold = (format: TokenFormat, text: string, at: number): Span | null => {
  const shape = shapeOf(format);
  const start = shape.anchor > 0 ? startOfToken(shape, text, at) : at;
  if (!isBoundary(text, start, format.weak) && !isInUrl(text, start)) return null;
  const span = tokenAt(shape, text, start);
  if (!span || !looksMade(text.slice(span.start, span.end), format.weak)) return null;
  const [first] = shape.parts;
  // The address of a webhook tells where it goes; what is secret stands behind it.
  const address =
    first && 'literals' in first
      ? first.literals.find((literal) => literal.includes('/') && text.startsWith(literal, start))
      : undefined;
  return { start: span.start + (address?.length ?? 0), end: span.end };
};

/** How far behind its word a token may stand. */
const NEAR = 96;
const REST_OF_NAME = /[\w-]{0,48}/y;
const NEAR_RUN = /[A-Za-z0-9_=+/.~:!%|-]{10,}/g;
/** Names of ids and sums, which have the same forms. */
const NO_SECRET =
  /trace|span|commit|sha\b|sha\d|digest|image|uid|request|correlation|revision|version|checksum|etag|build|hash|container|pod|node|instance|session|event|transaction|tag|ref|branch|span|md5/i;
const SECRET =
  /key|token|secret|api|auth|\bpat\b|_pat|pass|pwd|cred|bearer|license|client|consumer|\bid\b|_id/i;

/** Digits, hex digits and UUIDs are ids as well: something must say that they are secret. */
const isTold = (token: string, between: string): boolean => {
  // The last word tells what it is: `request with key x`, `key of commit x`.
  const last = /([A-Za-z_-]+)[\s"':=\\]*$/.exec(between)?.[1] ?? '';
  const isNamed = /(?:key|token|secret|password|credential|pat)$/i.test(last) && !NO_SECRET.test(last);
  if (!isNamed && NO_SECRET.test(between)) return false;
  if (isIdentifier(token) || /^[\d-]+$/.test(token) || /^[0-9a-f]+$/.test(token)) {
    return SECRET.test(between) || /^\\{0,2}["']?[ \t]?[=:][ \t]?\\{0,2}["']?$/.test(between);
  }
  return SECRET.test(between) || /[=:"']/.test(between) || token.length >= 20;
};

const isUsual = (token: string): boolean =>
  !/^[a-z]+(?:[-_./][a-z0-9]{1,12})+$/.test(token) && looksMade(token, !/^\d+$/.test(token));

const toldBeside = (formats: readonly TokenFormat[], text: string, at: number, word: string): Span | null => {
  const name = at + word.length + (matchAt(REST_OF_NAME, text, at + word.length)?.[0].length ?? 0);
  const window = text.slice(name, name + NEAR + 400);
  for (const { 0: run, index } of window.matchAll(NEAR_RUN)) {
    if (index > NEAR) break;
    const between = text.slice(at + word.length, name + index);
    if (/[\n\r]/.test(between) || between.includes('\\n')) break;
    const token = run.replace(/^(?:[A-Za-z_-]{1,40}(?:=|:(?!A)))?[=:]*|[.:!]+$/g, '');
    const start = name + index + run.indexOf(token);
    const known = formats.find((format) => endOfToken(shapeOf(format), text, start) === start + token.length);
    if (known && isUsual(token) && isTold(token, between)) return { start, end: start + token.length };
  }
  return null;
};

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let done = 0;
  let window = 0;
  let from = 0;
  let before = -1;
  for (const { word, at } of hits) {
    const formats = FORMATS[word] ?? [];
    // Words that begin together are beginnings of forms one of which is longer.
    if (at !== before) from = done;
    before = at;
    for (const format of formats) {
      const span = format.told === 'self' && at >= from ? selfTold(format, text, at) : null;
      if (!span) continue;
      done = Math.max(done, span.end);
      yield span;
    }
    const beside = formats.filter(({ told }) => told === 'beside');
    if (beside.length === 0 || at < window) continue;
    const span = toldBeside(beside, text, at, NAMES[word] ?? '');
    if (!span) continue;
    window = span.end;
    yield span;
  }
}

/** Credentials that vendors made recognisable, by themselves or beside their name (docs/masking-rules.md). */
export const knownToken = textRule({
  id: 'known-token',
  about: 'Credentials of known vendors by their form, some only beside the vendor’s name',
  words: NAMES,
  find,
  matches: {
    'key AKIAIOSFODNN7EXAMPLE used': 'key [MASKED] used',
    [`push with ghp_${'a1B2c3'.repeat(6)} failed`]: 'push with [MASKED] failed',
    [`xoxb-123456789012-1234567890123-${'aB3'.repeat(8)}`]: '[MASKED]',
    [`OPENAI sk-proj-${'aB3_'.repeat(10)}!`]: 'OPENAI [MASKED]!',
    [`sk-ant-api03-${'aB3-'.repeat(20)}AA`]: '[MASKED]',
    [`AIza${'Sy0_-'.repeat(7)}`]: '[MASKED]',
    [`stripe ${'sk'}_live_${'4eC39HqLyjWDarjtT1'}`]: 'stripe [MASKED]',
    [`\\nglpat-${'x1Y2'.repeat(5)}`]: '\\n[MASKED]',
    [`https://hooks.slack.com/services/T0000/B0000/${'aB3d'.repeat(9)}`]:
      'https://hooks.slack.com/services/[MASKED]',
    [`hvs.${'CAESIJ'.repeat(8)}`]: '[MASKED]',
    'gitea: request with key 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b failed':
      'gitea: request with key [MASKED] failed',
    'datadog api 9775a026f1ca7d1c6c5af9d94d9595a4 rejected': 'datadog api [MASKED] rejected',
  },
  passes: [
    'task-runner-deployment-abcdefghijkl',
    'desk-0123456789abcdef0123456789',
    'the sk-learn package',
    'SKIPPED 0123456789abcdef',
    'ghp_short',
    'risk_level_0123456789abcdef',
    'sentry trace 9775a026f1ca7d1c6c5af9d94d9595a4',
    'gitea commit 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b',
  ],
});
