/**
 * Labels of series that name a namespace. The first three come from a scrape: `exported_namespace` is what a target said
 * of itself. The others are OpenTelemetry's resource attribute, as Prometheus keeps it with and without UTF-8 names.
 */
export const NAMESPACE_LABELS = [
  'namespace',
  'exported_namespace',
  'kubernetes_namespace',
  'k8s_namespace_name',
  'k8s.namespace.name',
] as const;

/** Those that a query may be narrowed by: the scraped ones but the first may name another namespace than the series is of. */
const NARROWING: ReadonlySet<string> = new Set(['namespace', 'k8s_namespace_name', 'k8s.namespace.name']);

export const isNamespaceLabel = (label: string): boolean => NARROWING.has(label);
