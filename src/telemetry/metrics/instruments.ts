import type { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { BoundedWords } from './bounded-words.js';
import type { Exposition } from './meter.js';
import type { Metric } from './metric.js';
import { METRICS, type MetricName } from './metrics.js';

type Client = typeof import('prom-client');
type Labels = Readonly<Record<string, string>>;

/** What is read when it is asked for, with the words as given. */
export type Read = () => readonly { readonly labels: Labels; readonly value: number }[];

/** One metric, with what bounds its labels. */
interface Instrument {
  readonly metric: Counter | Gauge | Histogram;
  readonly words: readonly (readonly [string, BoundedWords])[];
}

/** A timer that fires so often looks how late the event loop is, in ms: the client's own 10 wakes an idle process a hundred times a second. */
const LAG_EVERY_MS = 50;

/** Every combination of the words of labels that have a list. */
const combinations = (labels: Metric['labels']): readonly Labels[] =>
  Object.entries(labels).reduce<readonly Labels[]>(
    (made, [label, words]) =>
      typeof words === 'number'
        ? []
        : made.flatMap((combination) => words.map((word) => ({ ...combination, [label]: word }))),
    [{}],
  );

/** The metrics of the table in a registry of prom-client. */
export class Instruments {
  readonly #registry: Registry;
  readonly #known = new Map<MetricName, Instrument>();

  /** @param readers by metric; may grow later */
  constructor(
    private readonly client: Client,
    private readonly readers: ReadonlyMap<MetricName, readonly Read[]>,
  ) {
    this.#registry = new client.Registry();
    for (const [name, metric] of Object.entries(METRICS)) this.#add(name as MetricName, metric);
    client.collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: LAG_EVERY_MS });
  }

  count(name: MetricName, labels: Labels, by: number): void {
    const { metric, words } = this.#of(name);
    (metric as Counter).inc(bounded(words, labels), by);
  }

  observe(name: MetricName, labels: Labels, value: number): void {
    const { metric, words } = this.#of(name);
    (metric as Histogram).observe(bounded(words, labels), value);
  }

  async exposition(): Promise<Exposition> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #of(name: MetricName): Instrument {
    const known = this.#known.get(name);
    if (known === undefined) throw new TypeError(`no metric is called ${name}`);
    return known;
  }

  #add(name: MetricName, { type, about, labels, buckets = [], watched, fromZero }: Metric): void {
    const words = Object.entries(labels).map(([label, known]) => [label, new BoundedWords(known)] as const);
    const common = { name, help: about, labelNames: Object.keys(labels), registers: [this.#registry] };
    const collect = watched ? { collect: () => this.#read(name) } : {};
    this.#known.set(name, { metric: this.#made(type, { ...common, ...collect }, buckets), words });
    if (fromZero) for (const combination of combinations(labels)) this.count(name, combination, 0);
  }

  #made(
    type: Metric['type'],
    common: ConstructorParameters<Client['Counter']>[0],
    buckets: readonly number[],
  ): Instrument['metric'] {
    const { Counter, Gauge, Histogram } = this.client;
    switch (type) {
      case 'counter':
        return new Counter(common);
      case 'gauge':
        return new Gauge(common as ConstructorParameters<Client['Gauge']>[0]);
      case 'histogram':
        return new Histogram({
          ...(common as ConstructorParameters<Client['Histogram']>[0]),
          buckets: [...buckets],
        });
    }
  }

  /** What a counter is read from only grows, so it is set by counting up from nothing. */
  #read(name: MetricName): void {
    const { metric, words } = this.#of(name);
    metric.reset();
    for (const { labels, value } of (this.readers.get(name) ?? []).flatMap((read) => read()))
      (metric as Counter | Gauge).inc(bounded(words, labels), value);
  }
}

const bounded = (words: Instrument['words'], labels: Labels): Record<string, string> => {
  const said: Record<string, string> = {};
  for (const [label, known] of words) said[label] = known.of(labels[label] ?? '');
  return said;
};
