import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Masker } from '../../masking/index.js';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import { Logger } from '../logger.js';
import { keepSpansWith } from './span.js';
import type { WatchedExporter } from './watched-exporter.js';

/** Longest of an error that is told, in characters. */
const MAX_DETAIL = 200;

/** Turns tracing on where the settings name a collector, and sends what is left at the end. Else nothing is loaded. */
@HealthOf('traces')
@Injectable()
export class Tracing implements OnModuleInit, OnApplicationShutdown, DependencyHealth {
  #exporter: WatchedExporter | null = null;
  #stop: () => Promise<void> = async () => undefined;

  constructor(
    private readonly settings: Settings,
    private readonly masker: Masker,
    private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    const { endpoint, tracesEndpoint, disabled, sampler, protocol } = this.settings.tracing;
    if (disabled || (endpoint === null && tracesEndpoint === null)) return;
    if (protocol === 'grpc')
      this.logger.warn('tracing_protocol_not_spoken', {
        remedy: 'set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, and the port for HTTP (4318) in the endpoint',
      });
    const [{ OpenTelemetrySpans }, exporter] = await Promise.all([
      import('./open-telemetry.js'),
      import('./exporter-for.js').then(({ exporterFor }) => exporterFor(protocol)),
    ]);
    this.#exporter = exporter;
    const spans = new OpenTelemetrySpans(this.settings, this.masker, exporter);
    keepSpansWith(spans);
    this.#stop = () => spans.stop();
    this.logger.info('tracing_on', { endpoint: tracesEndpoint ?? endpoint, sampler, protocol });
  }

  /** By what became of the last spans; nothing is sent to find out. */
  status(): DependencyStatus {
    if (this.#exporter === null) return { state: 'off', detail: null };
    const { last } = this.#exporter;
    if (last === null) return { state: 'starting', detail: null };
    if (last.failure === null) return { state: 'up', detail: null };
    return {
      state: 'unreachable',
      detail: `the collector did not take the last spans: ${last.failure.message.replaceAll(/\s+/g, ' ').slice(0, MAX_DETAIL)}`,
      variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      remedy:
        'see whether a collector listens there and speaks OTEL_EXPORTER_OTLP_PROTOCOL; nothing else suffers',
    };
  }

  async onApplicationShutdown(): Promise<void> {
    keepSpansWith(null);
    await this.#stop().catch((error: unknown) => this.logger.warn('traces_not_sent', { error }));
  }
}
