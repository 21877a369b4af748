import { clockTimesIn, datesIn, withoutTimes } from './clock-times.js';
import type { KnownNumbers } from './known-numbers.js';
import { namesIn } from './names.js';
import { quantitiesIn, type Amount, type Quantity } from './quantity.js';

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
      .map((quantity) => withSharedUnit(quantity, rest, all))
      .filter((quantity) => !known.has(quantity, isHedged(rest, quantity)))
      .filter((quantity) => !known.followsFrom(quantity, all, isTotal(rest, quantity)))
      .map((quantity) => quantity.text),
  ];
};

/** `0.5 → 0.01 cores`, `2 to 4 GiB`: what stands between two numbers of one unit, which is written once. */
const SHARES_UNIT = /^\s*(?:→|->|to|–|-|\/|or|and)\s*$/;
const withSharedUnit = (quantity: Quantity, text: string, all: readonly Quantity[]): Quantity => {
  const next = all.find(({ at }) => at > quantity.at);
  if (quantity.meanings.length > 0 || next === undefined || next.written === 0) return quantity;
  if (!SHARES_UNIT.test(text.slice(quantity.at + quantity.text.length, next.at))) return quantity;
  const scaled = ({ unit, value }: Amount): Amount => ({
    unit,
    value: (value / next.written) * quantity.written,
  });
  return { ...quantity, meanings: next.meanings.map(scaled) };
};

/** Words beside a number that make it the sum of what stands before it. */
const TOTAL = {
  before: /(?:\btotal(?: of)?|\baltogether|총|합계|모두)\s*$/i,
  after: /^\s*(?:\w+\s+)?(?:in all|in total|altogether|together|overall)\b/i,
};
const isTotal = (text: string, { at, text: written }: Quantity): boolean =>
  TOTAL.before.test(text.slice(0, at)) || TOTAL.after.test(text.slice(at + written.length));

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
