import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

type Result = Parameters<Parameters<SpanExporter['export']>[1]>[0];

/** Result code of OpenTelemetry's `ExportResultCode`. */
const SUCCESS = 0;

/** Sends spans by another exporter, and knows how the last ones fared. */
export class WatchedExporter implements SpanExporter {
  #last: { readonly failure: Error | null } | null = null;

  constructor(private readonly exporter: SpanExporter) {}

  /** `null` before anything was sent; the failure of the last sending, if it failed. */
  get last(): { readonly failure: Error | null } | null {
    return this.#last;
  }

  export(spans: ReadableSpan[], done: (result: Result) => void): void {
    this.exporter.export(spans, (result) => {
      const failure =
        result.code === SUCCESS ? null : (result.error ?? new Error('the spans were not taken'));
      this.#last = { failure };
      done(result);
    });
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}
