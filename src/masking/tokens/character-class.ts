const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const ALNUM = DIGITS + LOWER + UPPER;

/** The alphabets of which vendors make credentials, by the names that shapes use. */
const CLASSES: Readonly<Record<string, string>> = {
  digit: DIGITS,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  Hex: `${DIGITS}abcdefABCDEF`,
  ah: `${DIGITS}abcdefgh`,
  az: LOWER,
  AZ: UPPER,
  alpha: LOWER + UPPER,
  b32: `${LOWER}234567`,
  B32: `${UPPER}234567`,
  lower: DIGITS + LOWER,
  upper: DIGITS + UPPER,
  alnum: ALNUM,
  dash: `${ALNUM}-`,
  lowerdash: `${DIGITS}${LOWER}-`,
  ident: `${ALNUM}_`,
  word: `${ALNUM}_-`,
  lowerword: `${DIGITS}${LOWER}_-`,
  upperword: `${DIGITS}${UPPER}_-`,
  wordeq: `${ALNUM}_-=`,
  lowereq: `${DIGITS}${LOWER}_-=`,
  tilde: `${ALNUM}_~.-`,
  wide: `${ALNUM}_=.-`,
  widelow: `${ALNUM}_=.+/-`,
  wider: `${ALNUM}_=.-/+?&%@:`,
  b64: `${ALNUM}+/`,
  b64p: `${ALNUM}+/=`,
  b64all: `${ALNUM}+/_=-`,
  slash: `${ALNUM}/_-`,
  pct: `${ALNUM}%`,
  pipe: '|%',
};

/** Which characters belong, by their code: 1 or 0. */
export type CharacterTable = Uint8Array;

/** The table of a class; `null` where there is no class of that name. */
export const tableOf = (name: string): CharacterTable | null => {
  const characters = CLASSES[name];
  if (characters === undefined) return null;
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
};

/** Characters of a class, one of a kind each, for words that are too short and for made-up tokens. */
export const charactersOf = (name: string): string => CLASSES[name] ?? '';

/** Whether the character at `at` belongs. */
export const belongs = (table: CharacterTable, text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code < 128 && table[code] === 1;
};
