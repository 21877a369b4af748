import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Masker } from '../../masking/index.js';
import { Logger } from '../logger.js';
import { keepSpansWith } from './span.js';

/** Turns tracing on where the settings name a collector, and sends what is left at the end. Else nothing is loaded. */
@Injectable()
export class Tracing implements OnModuleInit, OnApplicationShutdown {
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
    const spans = new OpenTelemetrySpans(this.settings, this.masker, exporter);
    keepSpansWith(spans);
    this.#stop = () => spans.stop();
    this.logger.info('tracing_on', { endpoint: tracesEndpoint ?? endpoint, sampler, protocol });
  }

  async onApplicationShutdown(): Promise<void> {
    keepSpansWith(null);
    await this.#stop().catch((error: unknown) => this.logger.warn('traces_not_sent', { error }));
  }
}
