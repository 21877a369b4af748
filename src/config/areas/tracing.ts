import { choice, decimal, flag, httpUrl, secret, text, textWithDefault } from '../setting.js';

/** Names of OpenTelemetry's samplers. Source: its specification, "SDK environment variables". */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** How a collector is spoken to. `grpc` is what an operator of OpenTelemetry may set for all that it looks after. */
export const PROTOCOLS = ['http/json', 'http/protobuf', 'grpc'] as const;

/** OpenTelemetry's own variables. Its exporter reads further ones: timeout, compression, certificates. */
export const tracing = {
  endpoint: httpUrl('OTEL_EXPORTER_OTLP_ENDPOINT', {
    about: 'Collector that traces are sent to, by OTLP over HTTP. Setting it turns tracing on.',
    example: 'http://otel-collector.monitoring.svc:4318',
  }),
  tracesEndpoint: httpUrl('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', {
    about: 'The same as a whole address, taken as it is.',
    example: 'http://otel-collector.monitoring.svc:4318/v1/traces',
  }),
  protocol: choice('OTEL_EXPORTER_OTLP_PROTOCOL', PROTOCOLS, {
    fallback: 'http/json',
    about:
      'How traces are sent. grpc is not spoken: they are sent as http/protobuf then, to the port for HTTP (4318), and the log says so.',
  }),
  headers: secret('OTEL_EXPORTER_OTLP_HEADERS', {
    about: 'Headers for the collector: name=value, comma-separated.',
    example: 'from a Secret',
  }),
  disabled: flag('OTEL_SDK_DISABLED', { fallback: false, about: 'Turns tracing off whatever else is set.' }),
  serviceName: textWithDefault('OTEL_SERVICE_NAME', {
    fallback: 'kuberca-agent',
    about: 'What traces call this service.',
  }),
  resourceAttributes: text('OTEL_RESOURCE_ATTRIBUTES', {
    about: 'Further attributes of this service: name=value, comma-separated.',
    example: 'deployment.environment.name=production',
  }),
  sampler: choice('OTEL_TRACES_SAMPLER', SAMPLERS, {
    fallback: 'parentbased_always_on',
    about: 'Which traces are kept.',
  }),
  samplerShare: decimal('OTEL_TRACES_SAMPLER_ARG', {
    fallback: 1,
    min: 0,
    max: 1,
    about: 'Share of the traces that a sampler by ratio keeps.',
  }),
};
