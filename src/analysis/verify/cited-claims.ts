import type { Citation } from '../../prompt/answer.js';
import { quantitiesIn } from './quantity.js';
import type { Shown } from './shown.js';
import { phraseOf } from './words.js';

/** How far off a rounded number may be, as a share of it. */
const ROUNDED = 0.006;

/** Bytes, cores, seconds or many digits: what is right or wrong and not counted by everybody. */
const isTelling = (written: number, hasUnit: boolean): boolean => hasUnit || written >= 10;

/** Claims with a number that none of the evidence cited for them holds, though it is written in it with its unit. */
export const wrongClaims = (citations: readonly Citation[], shown: Shown): readonly string[] => {
  const byClaim = Map.groupBy(citations, ({ claim }) => claim);
  return [...byClaim].flatMap(([claim, of]) => {
    const ids = of.map(({ evidence }) => evidence).filter((id) => shown.shows(id));
    if (ids.length === 0) return [];
    const exact = quantitiesIn(claim).filter(
      ({ written, meanings }) =>
        isTelling(
          written,
          meanings.some(({ unit }) => unit === 'bytes'),
        ) && Number.isInteger(written),
    );
    const missing = exact.filter(({ text, written, meanings }) => {
      // Only what can be looked for as it stands: a size, or a plain number.
      if (meanings.length > 0 && !meanings.some(({ unit }) => unit === 'bytes')) return false;
      const phrases = ids.map((id) => shown.phraseOf(id));
      const holds = phrases.some(
        (phrase) => phrase.includes(phraseOf(text)) || phrase.includes(` ${written} `),
      );
      return !holds && !phrases.some((phrase) => hasSame(phrase, written, meanings));
    });
    return missing.map(({ text }) => `${text.trim()} (${ids.join(', ')})`);
  });
};

/** The same amount in another unit. */
const hasSame = (
  phrase: string,
  written: number,
  meanings: readonly { readonly value: number }[],
): boolean => {
  const wanted = meanings.length > 0 ? meanings.map(({ value }) => value) : [written];
  return [...phrase.matchAll(/ (\d+)(?: ([a-z]{1,3}))?(?= )/g)].some(([, digits = '', unit = '']) => {
    // In small letters `m` may be a thousandth as well as a million.
    const size = /^[kmgt]ib?$/.test(unit) ? `${digits}${unit.charAt(0).toUpperCase()}i` : digits;
    const [known] = quantitiesIn(size);
    const values = [Number(digits), ...(known?.meanings.map(({ value }) => value) ?? [])];
    return values.some((value) => wanted.some((each) => Math.abs(each - value) <= Math.abs(each) * ROUNDED));
  });
};
