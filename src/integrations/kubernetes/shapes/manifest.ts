import type { KubeObject } from '../../../evidence/objects.js';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object as the API returns it, without `status`, managed fields and the copy of itself that kubectl keeps in an
 * annotation (docs/tool-results.md "Manifest").
 */
export const manifestShape = (object: KubeObject): Readonly<Record<string, unknown>> => {
  const { status: _status, metadata, ...rest } = object as KubeObject & { readonly status?: unknown };
  const {
    managedFields: _managed,
    annotations,
    ...kept
  } = metadata as KubeObject['metadata'] & {
    readonly managedFields?: unknown;
  };
  const shown = Object.entries(annotations ?? {}).filter(([name]) => name !== LAST_APPLIED);
  return {
    ...rest,
    metadata: shown.length > 0 ? { ...kept, annotations: Object.fromEntries(shown) } : kept,
  };
};
