/** Attributes of a resource that name the namespace of its spans, the surer one first. */
export const NAMESPACE_ATTRIBUTES = ['k8s.namespace.name', 'service.namespace'] as const;
