import { clockTimesIn, datesIn, withoutTimes } from './clock-times.js';
import type { KnownNumbers } from './known-numbers.js';
import { namesIn } from './names.js';
import { quantitiesIn, type Quantity } from './quantity.js';

/** Words before a number that make it an estimate. */
const HEDGE =
  /(?:about|around|roughly|approximately|approx\.?|nearly|almost|over|under|more than|less than|at least|at most|up to|~|≈|>|<|≥|≤|약|거의|대략|최소|최대)\s*$/i;

/** Words before a number that make it an example. */
const EXAMPLE = /(?:such as|for example|for instance|e\.g\.|like|예를 들어|예:)\s*['"“‘]?$/i;

/** Advice names numbers that are not there yet: `raise the limit to 512Mi`. */
const ADVICE = [
  /(?:^|[.!?;,:—–]\s+|\b(?:so|and|or|then|please)\s+)(?:raise|increase|lower|reduce|decrease|scale|bump|set|upgrade|downgrade|try|consider)\b(?:[^.!?]|[.](?=\d))*/gi,
  /\b(?:should|recommend\w*|suggest\w*)\b(?:[^.!?]|[.](?=\d))*/gi,
  // From the start of a sentence, or a long one is read again from each of its characters.
  /(?:^|(?<=[.!?]))(?:[^.!?]|[.](?=\d))*(?:세요|십시오|권장|권고|해야 합니다|바랍니다)/g,
];

/**
 * The numbers of a text that no evidence shows, as written. Single digits are counted by everybody and pass, sizes
 * excepted; times and dates are looked for as such; digits inside names belong to the names.
 */
export const unknownNumbers = (text: string, known: KnownNumbers): readonly string[] => {
  const plain = withoutNames(withoutAdvice(text));
  const rest = withoutTimes(plain);
  const all = quantitiesIn(rest);
  const quantities = all.filter(
    (quantity) => isTelling(quantity) && !EXAMPLE.test(rest.slice(0, quantity.at)),
  );
  return [
    ...datesIn(plain).filter((date) => !known.hasDate(date)),
    ...clockTimesIn(plain)
      .filter((time) => !known.hasTime(time))
      .map((time) => time.text),
    ...quantities
      .filter((quantity) => !known.has(quantity, isHedged(rest, quantity)))
      .filter((quantity) => !known.followsFrom(quantity, all))
      .map((quantity) => quantity.text),
  ];
};

const isTelling = ({ written, meanings }: Quantity): boolean =>
  written >= 10 ||
  !Number.isInteger(written) ||
  (written > 0 && meanings.some(({ unit }) => unit === 'bytes')) ||
  // `4 hours` is told from a clock; a few seconds are counted by everybody, and `m` may be a thousandth of a core.
  (written > 1 &&
    meanings.length === 1 &&
    meanings.every(({ unit, value }) => unit === 'seconds' && value >= 60));

const isHedged = (text: string, { at }: Quantity): boolean => HEDGE.test(text.slice(0, at));

const withoutAdvice = (text: string): string =>
  ADVICE.reduce((left, advice) => left.replaceAll(advice, ' '), text);

/** What stands in backticks may be a number (`128Mi`), so only what reads like a name goes. */
const withoutNames = (text: string): string =>
  namesIn(text).reduce((left, name) => left.replaceAll(name, ' '), text.replaceAll('`', ' '));
