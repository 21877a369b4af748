import type { CounterName, HistogramName, LabelsOf, Reading, WatchedName } from './metrics.js';

/** What `/metrics` answers. */
export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

/**
 * Counts what happens, for whoever looks from outside. Injectable by class; every room calls it, none knows what is behind it. Labels
 * are words of the code, never of an alert or an error. Nothing here throws or waits.
 */
export abstract class Meter {
  /** @param by 1 unless said otherwise */
  abstract count<N extends CounterName>(name: N, labels: LabelsOf<N>, by?: number): void;
  /** @param value in the unit of the metric's name */
  abstract observe<N extends HistogramName>(name: N, labels: LabelsOf<N>, value: number): void;
  /** Has a metric read with each scrape, from what is known at that moment. A later reader of the same metric adds to it. */
  abstract watch<N extends WatchedName>(name: N, read: () => readonly Reading<N>[]): void;
  /** Loads what counting needs; whoever counts before waits for nothing. Called once the service listens. */
  abstract prepare(): Promise<void>;
  /** Everything counted so far; `null` when nothing is counted. */
  abstract exposition(): Promise<Exposition | null>;
}

/** Counts nothing (`METRICS_ENABLED=false`). */
export class SilentMeter extends Meter {
  count(): void {}
  observe(): void {}
  watch(): void {}
  async prepare(): Promise<void> {}
  exposition(): Promise<null> {
    return Promise.resolve(null);
  }
}
