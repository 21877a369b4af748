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
/** How far off `about 30` may be. */
const ABOUT = 0.1;
/** Shares of up to this many things, such as 2 of 3, are counted rather than read. */
const MAX_PARTS = 12;

/** A number without a unit that is as large as this counts bytes. */
const LARGE = 1 << 20;

/** A number may be part of a name, a time, a version or an address; a time of a timestamp. */
const NUMBER_EDGES = { before: /[\w.:/#@-]/, after: /^(?:\w|[.,:]\d)/ };
const TIME_EDGES = { before: /[\d:.]/, after: /^\d/ };

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
    return (written >= 10 && near(this.#bare, written)) || meanings.some(holds);
  }

  /** All of the evidence is read once, and not before a number is met that does not stand there as it is. */
  #learn(): void {
    if (this.#hasLearned) return;
    this.#hasLearned = true;
    for (const text of this.#shown.texts) this.#learnText(text);
    for (const count of this.#shown.counts) this.#learnNumber(count);
  }

  #learnText(text: string): void {
    for (const date of new Set(datesIn(text))) {
      for (const part of date.split('-')) this.#learnNumber(Number(part));
    }
    for (const { minute } of clockTimesIn(text)) this.#minutes.add(minute);
    for (const instant of instantsIn(text)) this.#instants.add(instant);
    for (const duration of durationsIn(text)) this.#byUnit.seconds.add(duration);
    for (const { written, meanings } of quantitiesIn(withoutTimes(text))) {
      this.#written.add(written);
      if (meanings.length === 0) this.#bare.add(written);
      for (const { unit, value } of meanings) this.#byUnit[unit].add(value);
    }
  }

  #learnNumber(value: number): void {
    this.#bare.add(value);
    this.#written.add(value);
  }

  /** Whether two instants lie so far apart, give or take one of the unit that it is written in. */
  #isSpan(seconds: number, written: number, tolerance: number): boolean {
    const slack = Math.max(seconds / Math.max(1, written), tolerance * seconds);
    const instants = [...this.#instants].slice(0, MAX_PAIRED);
    return instants.some((from) =>
      instants.some((to) => Math.abs((to - from) / 1000 - seconds) <= slack && to > from),
    );
  }

  /** Whether it is a share of a few things, or of two amounts that were read. */
  #isShare(share: number, tolerance: number): boolean {
    const close = (ratio: number) => Math.abs(ratio - share) <= Math.max(tolerance * share, 0.005);
    for (let whole = 1; whole <= MAX_PARTS; whole += 1) {
      if (close(Math.round(share * whole) / whole)) return true;
    }
    const large = [...this.#bare].filter((value) => value >= LARGE);
    const amounts = [...this.#byUnit.bytes, ...this.#byUnit.cores, ...large].slice(0, MAX_PAIRED);
    return amounts.some((part) => amounts.some((whole) => whole > 0 && close(part / whole)));
  }
}
