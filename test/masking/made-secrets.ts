/** Numbers that look random and are the same in each run (mulberry32). */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

type Random = () => number;

const from = (alphabet: string, length: number, random: Random): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');

const word = (random: Random): string => from('bcdfghklmnprstvw', 1, random) + from('aeiou', 1, random);
const weak = (random: Random): string =>
  word(random) + word(random) + word(random) + from('0123456789', 2, random);
const plain = (random: Random): string => Array.from({ length: 5 }, () => word(random)).join('');
const key = (length: number) => (random: Random) =>
  from(ALNUM, length - 1, random) + from('0123456789', 1, random);
const base64 = (bytes: number) => (random: Random) =>
  Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256))).toString('base64');
const marked = (random: Random): string =>
  `${weak(random)}!${from('#%^*+-_', 1, random)}${from(ALNUM, 4, random)}`;
const urlSafe = (random: Random): string => `${weak(random)}-_${from(ALNUM, 4, random)}`;
const hex = (length: number) => (random: Random) => from('0123456789abcdef', length, random);
const spaced = (random: Random): string => `${plain(random)} ${plain(random)}`;
const privateKey = (random: Random): string =>
  Buffer.from(
    `-----BEGIN RSA PRIVATE KEY-----\n${base64(60)(random)}\n-----END RSA PRIVATE KEY-----\n`,
  ).toString('base64');

/** What a mark in a piece may be filled with: `⟦⟧` anything, `⟦u⟧` what a URL may hold, and so on. */
const STYLES: Readonly<Record<string, readonly ((random: Random) => string)[]>> = {
  '': [weak, marked, key(24), base64(32), plain, hex(32)],
  w: [key(20), key(32), base64(30)],
  u: [weak, urlSafe, key(24), plain],
  s: [weak, key(24), (random) => `${weak(random)}!x`, plain],
  q: [weak, spaced, marked],
  j: [weak, spaced, key(24), marked],
  k: [base64(64)],
  b: [base64(18)],
  h: [(random) => from(`${ALNUM}./`, 43, random)],
  g: [(random) => `ghp_${from(ALNUM, 36, random)}`],
  L: [privateKey],
};

/** A piece with one style of secrets filled in. */
export interface Filled {
  readonly text: string;
  readonly secrets: readonly string[];
  /** What stands around the secrets, in order. */
  readonly context: readonly string[];
}

const ALPHABETS: Readonly<Record<string, string>> = {
  a: ALNUM,
  b: `${ALNUM}+/`,
  d: '0123456789',
  h: '0123456789abcdef',
  U: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  x: `${ALNUM}-_`,
};

/** `ghp_{36a}` with its runs filled in: so many signs of an alphabet. */
const shaped = (shape: string, random: Random): string =>
  shape.replaceAll(/\{(\d+)([abdhUx])\}/g, (_run, length: string, alphabet: string) =>
    from(ALPHABETS[alphabet] ?? ALNUM, Number(length), random),
  );

/** `⟦⟧` and `⟦w⟧` name a kind; `⟦~ghp_{36a}⟧` tells the shape, `⟦=user:{12a}⟧` is the base64 of one. */
const HOLE = /⟦([a-zA-Z]?|[~=][^⟧]*)⟧/g;

const madeFor = (hole: string, style: number, random: Random): string => {
  if (hole.startsWith('~')) return shaped(hole.slice(1), random);
  if (hole.startsWith('=')) return Buffer.from(shaped(hole.slice(1), random)).toString('base64');
  const makers = STYLES[hole] ?? [];
  return makers[style % makers.length]?.(random) ?? '';
};

/** A piece filled in as many ways as its first hole of a kind has styles. */
export const filled = (template: string, seed: number): readonly Filled[] => {
  const kind = /⟦([a-zA-Z]?)⟧/.exec(template)?.[1];
  const styles = kind === undefined ? ['one shape'] : (STYLES[kind] ?? []);
  return styles.map((_, style) => {
    const random = numbers(seed * 31 + style);
    const secrets: string[] = [];
    const text = template.replaceAll(HOLE, (_hole, kind: string) => {
      const secret = madeFor(kind, style, random);
      secrets.push(secret);
      return secret;
    });
    return {
      text,
      secrets,
      context: template.split(new RegExp(HOLE.source)).filter((_part, at) => at % 2 === 0),
    };
  });
};
