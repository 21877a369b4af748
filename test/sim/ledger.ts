import { DAY } from './synthetic-alerts.ts';

/** Counts in classes that are 5 % wide, so that millions of values take no room. */
export class Histogram {
  readonly #counts = new Map<number, number>();
  #total = 0;
  #most = 0;

  add(value: number): void {
    const step = value <= 1 ? 0 : Math.ceil(Math.log(value) / Math.log(1.05));
    this.#counts.set(step, (this.#counts.get(step) ?? 0) + 1);
    this.#total += 1;
    this.#most = Math.max(this.#most, value);
  }

  get most(): number {
    return this.#most;
  }

  get total(): number {
    return this.#total;
  }

  /** The value that this share of all is at or below, up to 5 % too high. */
  at(share: number): number {
    let seen = 0;
    for (const [step, count] of [...this.#counts].sort(([one], [other]) => one - other)) {
      seen += count;
      if (seen >= share * this.#total) return Math.min(this.#most, 1.05 ** step);
    }
    return this.#most;
  }
}

export type Counted =
  | 'messages'
  | 'repeats'
  | 'model analyses'
  | 'storm'
  | 'late'
  | 'llm_auth'
  | 'llm_unavailable'
  | 'budget'
  | 'carried'
  | 'resolved before'
  | 'group results'
  | 'alert results'
  | 'handed back'
  | 'tokens';

export type StreamWord = 'alerts' | 'results' | 'work';

export interface DayFigures {
  readonly counts: ReadonlyMap<Counted, number>;
  readonly bytes: ReadonlyMap<StreamWord, number>;
}

class Day implements DayFigures {
  readonly counts = new Map<Counted, number>();
  readonly bytes = new Map<StreamWord, number>();
}

const add = <K>(map: Map<K, number>, key: K, amount: number): void => {
  map.set(key, (map.get(key) ?? 0) + amount);
};

/** What a simulated time came to, day by day. */
export class Ledger {
  readonly days: Day[] = [];
  /** From a message that says something new of an alert to the result that says it, ms. */
  readonly answerMs = { critical: new Histogram(), normal: new Histogram() };
  /** Triggers that could be worked and waited for a lane, ms. */
  readonly queuedMs = { critical: new Histogram(), normal: new Histogram() };
  readonly intakeMs = new Histogram();
  mostWaiting = 0;
  busyMs = 0;
  peakStateBytes = 0;
  peakLastBytes = 0;

  readonly #start: number;

  /** @param start ms since the epoch */
  constructor(start: number) {
    this.#start = start;
  }

  count(at: number, what: Counted, amount = 1): void {
    add(this.#day(at).counts, what, amount);
  }

  stored(at: number, stream: StreamWord, bytes: number): void {
    add(this.#day(at).bytes, stream, bytes);
  }

  total(what: Counted): number {
    return this.days.reduce((sum, { counts }) => sum + (counts.get(what) ?? 0), 0);
  }

  bytes(stream: StreamWord): number {
    return this.days.reduce((sum, { bytes }) => sum + (bytes.get(stream) ?? 0), 0);
  }

  /** Most bytes that a stream holds when it forgets what is older than some days. */
  mostHeld(stream: StreamWord, forDays: number): number {
    const each = this.days.map(({ bytes }) => bytes.get(stream) ?? 0);
    const held = each.map((_, last) =>
      each.slice(Math.max(0, last - forDays + 1), last + 1).reduce((sum, bytes) => sum + bytes, 0),
    );
    return Math.max(0, ...held);
  }

  #day(at: number): Day {
    const number = Math.max(0, Math.floor((at - this.#start) / DAY));
    while (this.days.length <= number) this.days.push(new Day());
    return this.days[number]!;
  }
}
