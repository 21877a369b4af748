import {
  clockTimesIn,
  datesIn,
  dayBefore,
  durationsIn,
  instantsIn,
  isOneOf,
  withoutTimes,
  type ClockTime,
} from './clock-times.js';
import { quantitiesIn, type Amount, type Quantity, type Unit } from './quantity.js';
import type { Shown } from './shown.js';

/** Most instants and most amounts compared pair by pair. */
const MAX_PAIRED = 300;
/** Most instants of one text that are compared with each other. */
const MAX_GROUP = 40;
/** How far off `about 30` may be. */
const ABOUT = 0.1;
/** Shares of up to this many things, such as 2 of 3, are counted rather than read. */
const MAX_PARTS = 12;

/** Plain numbers of one text from here on are compared as shares: smaller ones would give every share. */
const THOUSANDS = 1000;
/** A smaller plain number stands for no size: `12Gi` is not told by "12 times". */
const LEAST_BARE_SIZE = 100;
/** A number without a unit that is as large as this counts bytes. */
const LARGE = 1 << 20;

/** A number may be part of a name, a time, a version or an address; a time of a timestamp. */
const NUMBER_EDGES = { before: /[\w.:/#@-]/, after: /^(?:\w|[.,:]\d)/ };
const TIME_EDGES = { before: /[\d:.]/, after: /^\d/ };

/** Amounts of one unit as plain numbers; without a unit the number itself. */
const amountsOf = ({ written, meanings }: Quantity): readonly Amount[] =>
  meanings.length === 0 ? [{ unit: 'many', value: written }] : meanings;

/** Whether a number is another one taken a few times; one without a unit only where the text calls it a total. */
const isMultiple = (
  result: Quantity,
  one: Quantity,
  { times, isTotal }: { readonly times: readonly number[]; readonly isTotal: boolean },
): boolean =>
  (one.meanings.length > 0 || isTotal) &&
  amountsOf(one).some((a) =>
    amountsOf(result).some(
      ({ unit, value }) =>
        unit === a.unit &&
        times.some(
          (factor) =>
            factor >= 2 && factor <= MAX_PARTS && Math.abs(a.value * factor - value) <= 0.01 * value,
        ),
    ),
  );

/** Whether a number is the sum, the difference, the product or the share of two others. */
const isWorkedOut = (result: Quantity, one: Quantity, other: Quantity): boolean => {
  const close = (wanted: number, value: number): boolean =>
    Math.abs(wanted - value) <= Math.max(result.tolerance, 0.01) * Math.abs(wanted) + 1e-9;
  return amountsOf(one).some((a) =>
    amountsOf(other).some((b) => {
      if (a.unit !== b.unit) return false;
      const worked = [a.value + b.value, Math.abs(a.value - b.value)];
      return amountsOf(result).some(
        ({ unit, value }) =>
          (unit === a.unit && worked.some((each) => close(value, each))) ||
          (unit === 'share' &&
            b.value > 0 &&
            [a.value / b.value, 1 - a.value / b.value].some((each) => Math.abs(each - value) <= 0.01)),
      );
    }),
  );
};

/** The numbers that the evidence holds, and what follows from them. */
export class KnownNumbers {
  /** Numbers without a unit, which may mean any. */
  readonly #bare = new Set<number>();
  /** All numbers as they are written, whatever their unit. */
  readonly #written = new Set<number>();
  readonly #byUnit: Readonly<Record<Unit, Set<number>>> = {
    bytes: new Set(),
    cores: new Set(),
    seconds: new Set(),
    share: new Set(),
    many: new Set(),
  };
  readonly #minutes = new Set<number>();
  readonly #instants = new Set<number>();
  /** Instants that everything else is told in relation to. */
  readonly #anchors = new Set<number>();
  /** Instants of one text. */
  readonly #groups: (readonly number[])[] = [];
  readonly #counts = new Set<number>();
  /** Large plain numbers of one text, such as a log that counts up. */
  readonly #large: (readonly number[])[] = [];
  readonly #shown: Shown;
  #hasLearned = false;

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  /** Whether something happened at that minute of the day, in UTC or in Korea. */
  hasTime({ text, minute }: ClockTime): boolean {
    if (this.#shown.holds(text, TIME_EDGES)) return true;
    this.#learn();
    return isOneOf(minute, this.#minutes);
  }

  hasDate(date: string): boolean {
    return [date, dayBefore(date)].some((day) => this.#shown.holds(day, TIME_EDGES));
  }

  /** Whether the evidence holds the number, rounded as it is written, in whatever unit, or it can be worked out. */
  has(quantity: Quantity, isHedged: boolean): boolean {
    if (this.#shown.holds(quantity.text, NUMBER_EDGES)) return true;
    this.#learn();
    return this.#follows(quantity, isHedged);
  }

  /** Whether the number is a sum, a difference or a share of two others that stand beside it and are known. */
  followsFrom(quantity: Quantity, others: readonly Quantity[], isTotal = false): boolean {
    const known = others.filter((other) => other.at !== quantity.at && this.has(other, false));
    const times = [2, ...known.map(({ written }) => written)];
    if (known.some((one) => isMultiple(quantity, one, { times, isTotal }))) return true;
    return known.some((one) =>
      known.some((other) => one.at !== other.at && isWorkedOut(quantity, one, other)),
    );
  }

  #follows({ written, meanings, ...quantity }: Quantity, isHedged: boolean): boolean {
    const tolerance = Math.max(quantity.tolerance, isHedged ? ABOUT : 0);
    const near = (known: Iterable<number>, wanted: number): boolean => {
      for (const value of known) if (Math.abs(value - wanted) <= tolerance * wanted + 1e-9) return true;
      return false;
    };
    const holds = ({ unit, value }: Amount): boolean =>
      near(this.#byUnit[unit], value) ||
      near(this.#bare, value) ||
      (unit === 'seconds' && this.#isSpan(value, written, tolerance)) ||
      (unit === 'share' && this.#isShare(value, tolerance));
    if (meanings.length === 0) return near(this.#written, written) || near(this.#byUnit.bytes, written);
    // A single digit stands everywhere, so that with a unit (`2Gi`) the unit has to be right too.
    const isSize = meanings.every(({ unit }) => unit === 'bytes');
    const least = isSize ? LEAST_BARE_SIZE : 10;
    return (written >= least && near(this.#bare, written)) || meanings.some(holds);
  }

  /** All of the evidence is read once, and not before a number is met that does not stand there as it is. */
  #learn(): void {
    if (this.#hasLearned) return;
    this.#hasLearned = true;
    for (const text of this.#shown.texts) this.#learnText(text);
    for (const count of this.#shown.counts) {
      this.#learnNumber(count);
      this.#counts.add(count);
    }
    for (const instant of this.#shown.anchors.flatMap(instantsIn)) this.#anchors.add(instant);
  }

  #learnText(text: string): void {
    for (const date of new Set(datesIn(text))) {
      for (const part of date.split('-')) this.#learnNumber(Number(part));
    }
    for (const { minute } of clockTimesIn(text)) this.#minutes.add(minute);
    const instants = instantsIn(text);
    for (const instant of instants) this.#instants.add(instant);
    this.#groups.push([...new Set(instants)].slice(0, MAX_GROUP));
    for (const duration of durationsIn(text)) this.#byUnit.seconds.add(duration);
    const quantities = quantitiesIn(withoutTimes(text));
    const large = quantities.filter(({ written, meanings }) => meanings.length === 0 && written >= THOUSANDS);
    this.#large.push([...new Set(large.map(({ written }) => written))].slice(0, MAX_GROUP));
    for (const { written, meanings } of quantities) {
      this.#written.add(written);
      if (meanings.length === 0) this.#bare.add(written);
      for (const { unit, value } of meanings) this.#byUnit[unit].add(value);
    }
  }

  #learnNumber(value: number): void {
    this.#bare.add(value);
    this.#written.add(value);
  }

  /**
   * Whether two instants lie so far apart, give or take one of the unit that it is written in: of one text, or one of them
   * the start of an alert, the time of reading, or the beginning or end of a run. Any two would give nearly every span.
   */
  #isSpan(seconds: number, written: number, tolerance: number): boolean {
    const slack = Math.max(seconds / Math.max(1, written), tolerance * seconds);
    const fits = (from: number, to: number): boolean =>
      to > from && Math.abs((to - from) / 1000 - seconds) <= slack;
    const paired = (some: Iterable<number>, others: Iterable<number>): boolean => {
      for (const one of some)
        for (const other of others) if (fits(one, other) || fits(other, one)) return true;
      return false;
    };
    const instants = [...this.#instants].slice(0, MAX_PAIRED);
    return paired(this.#anchors, instants) || this.#groups.some((group) => paired(group, group));
  }

  /** Whether it is a share of a few things, or of two amounts that were read. */
  #isShare(share: number, tolerance: number): boolean {
    const close = (ratio: number) => Math.abs(ratio - share) <= Math.max(tolerance * share, 0.005);
    for (const whole of [1, 2, 3, 4, ...this.#counts]) {
      if (whole > 0 && whole <= MAX_PARTS && close(Math.round(share * whole) / whole)) return true;
    }
    if (this.#large.some((group) => group.some((part) => group.some((whole) => close(part / whole)))))
      return true;
    const large = [...this.#bare].filter((value) => value >= LARGE);
    const amounts = [...this.#byUnit.bytes, ...this.#byUnit.cores, ...large].slice(0, MAX_PAIRED);
    return amounts.some((part) => amounts.some((whole) => whole > 0 && close(part / whole)));
  }
}
