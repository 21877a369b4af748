import type { Settings } from '../../config/settings.js';
import { WatchedExporter } from './watched-exporter.js';

/** What sends spans in the form that a collector is to get. It reads OpenTelemetry's variables itself; only what is used is loaded. */
export const exporterFor = async (protocol: Settings['tracing']['protocol']): Promise<WatchedExporter> => {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new WatchedExporter(new OTLPTraceExporter());
};
