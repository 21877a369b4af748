import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Attributes,
  type Context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Settings } from '../../config/settings.js';
import { beginningOf, type Masker } from '../../masking/index.js';
import { readTraceparent } from '../trace-context.js';
import { SERVICE_VERSION } from '../version.js';
import { samplerOf } from './sampler-of.js';
import type { OpenSpan, SpanDescription, SpanFacts, SpanKeeper } from './span.js';

/** Longest text of an attribute, in characters. */
const MAX_TEXT = 256;
/** Most entries of a list. */
const MAX_ENTRIES = 16;
const MAX_ATTRIBUTES = 64;

const KINDS: Readonly<Record<NonNullable<SpanDescription['kind']>, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Keeps spans with OpenTelemetry's SDK and sends them to a collector in batches. Loaded only when one is set. */
export class OpenTelemetrySpans implements SpanKeeper {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;

  constructor(
    { tracing }: Pick<Settings, 'tracing'>,
    private readonly masker: Pick<Masker, 'text'>,
    exporter: SpanExporter,
  ) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    this.#provider = new TracerProvider({
      resource: detectResources({ detectors: [resourceAttributesEnvDetector] }).merge(
        resourceFromAttributes({ 'service.name': tracing.serviceName, 'service.version': SERVICE_VERSION }),
      ),
      sampler: samplerOf(tracing),
      spanLimits: { attributeCountLimit: MAX_ATTRIBUTES },
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    this.#tracer = this.#provider.getTracer('kuberca-agent', SERVICE_VERSION);
  }

  get traceparent(): string | undefined {
    const open = trace.getSpanContext(context.active());
    if (open === undefined || !isSpanContextValid(open)) return undefined;
    return `00-${open.traceId}-${open.spanId}-${open.traceFlags.toString(16).padStart(2, '0')}`;
  }

  run<T>(description: SpanDescription, work: (span: OpenSpan) => Promise<T>): Promise<T> {
    const { name, kind, parent, facts = {} } = description;
    const options = {
      kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind],
      attributes: this.#attributes(facts),
    };
    return this.#tracer.startActiveSpan(name, options, parentOf(parent), async (span) => {
      try {
        return await work({ add: (more) => void span.setAttributes(this.#attributes(more)) });
      } catch (error) {
        this.#failed(span, error);
        throw error;
      } finally {
        span.end();
      }
    });
  }

  /** Sends what is kept; bounded by the exporter's own timeout. */
  async stop(): Promise<void> {
    await this.#provider.shutdown();
    context.disable();
  }

  #failed(span: Span, error: unknown): void {
    const message = error instanceof Error ? this.#text(error.message) : '';
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    span.setAttribute('error.type', nameOf(error));
  }

  #attributes(facts: SpanFacts): Attributes {
    const attributes: Attributes = {};
    for (const [name, value] of Object.entries(facts)) {
      if (typeof value === 'string') attributes[name] = this.#text(value);
      else if (typeof value === 'object')
        attributes[name] = value.slice(0, MAX_ENTRIES).map((entry) => this.#text(entry));
      else if (value !== undefined) attributes[name] = value;
    }
    return attributes;
  }

  /** Masked whole, then cut: a cut before could hide from the rules what a secret looks like. */
  #text(text: string): string {
    return beginningOf(this.masker.text(text).value, MAX_TEXT);
  }
}

/** What a span hangs on: the span that is open here, else the one that a message or request names. */
const parentOf = (parent: string | undefined): Context => {
  const here = context.active();
  if (trace.getSpanContext(here) !== undefined) return here;
  const named = readTraceparent(parent);
  if (named === null) return ROOT_CONTEXT;
  const { traceId, spanId, flags } = named;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
};
