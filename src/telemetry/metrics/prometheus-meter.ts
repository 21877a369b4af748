import { Instruments, type Read } from './instruments.js';
import { type Exposition, Meter } from './meter.js';
import type { CounterName, HistogramName, LabelsOf, MetricName, Reading, WatchedName } from './metrics.js';

/** What is counted before the client is loaded: a second or two of a start. */
const MAX_EARLY = 10_000;

/** Counts with prom-client, which is loaded once the service listens; what happens before is kept, and counted then. */
export class PrometheusMeter extends Meter {
  readonly #readers = new Map<MetricName, Read[]>();
  #instruments: Instruments | null = null;
  #loading: Promise<Instruments> | null = null;
  #early: ((instruments: Instruments) => void)[] = [];

  count<N extends CounterName>(name: N, labels: LabelsOf<N>, by = 1): void {
    if (this.#instruments === null) this.#later((instruments) => instruments.count(name, labels, by));
    else this.#instruments.count(name, labels, by);
  }

  observe<N extends HistogramName>(name: N, labels: LabelsOf<N>, value: number): void {
    if (this.#instruments === null) this.#later((instruments) => instruments.observe(name, labels, value));
    else this.#instruments.observe(name, labels, value);
  }

  watch<N extends WatchedName>(name: N, read: () => readonly Reading<N>[]): void {
    this.#readers.set(name, [...(this.#readers.get(name) ?? []), read]);
  }

  async exposition(): Promise<Exposition> {
    return (await this.#loaded()).exposition();
  }

  async prepare(): Promise<void> {
    await this.#loaded();
  }

  #loaded(): Promise<Instruments> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<Instruments> {
    const { default: client } = await import('prom-client');
    const instruments = new Instruments(client, this.#readers);
    for (const happened of this.#early) happened(instruments);
    this.#early = [];
    this.#instruments = instruments;
    return instruments;
  }

  #later(happened: (instruments: Instruments) => void): void {
    if (this.#early.length < MAX_EARLY) this.#early.push(happened);
  }
}
