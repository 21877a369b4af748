/**
 * Labels that hold the namespace of a stream, by what ships the logs: Promtail and Alloy, OpenTelemetry, fluent-bit,
 * fluentd, and Promtail with the names of Prometheus' own discovery.
 */
export const NAMESPACE_LABELS = [
  'namespace',
  'k8s_namespace_name',
  'kubernetes_namespace_name',
  'namespace_name',
  'kubernetes_namespace',
] as const;

const NAMES: ReadonlySet<string> = new Set(NAMESPACE_LABELS);

export const isNamespaceLabel = (label: string): boolean => NAMES.has(label);
