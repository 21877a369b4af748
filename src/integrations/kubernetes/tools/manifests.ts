import { manifestShape } from '../shapes/manifest.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { optionalFlag } from '../../../tools/parameters.js';

interface SecretObject extends KubeObject {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly stringData?: Readonly<Record<string, unknown>>;
}

/** Bytes of a value as it is in the API: base64. */
const sizeOf = (value: unknown): number | null =>
  typeof value === 'string' ? Buffer.byteLength(value, 'base64') : null;

/** Which keys a Secret has and how long their values are: enough to find one that is missing or empty. */
const withoutValues = ({ data = {}, stringData: _values, ...secret }: SecretObject) => ({
  ...manifestShape(secret),
  data_keys: Object.entries(data).map(([name, value]) => ({ name, bytes: sizeOf(value) })),
});

/** The parameter that asks for an object's status too: that of a claim, a quota or a custom resource tells much. */
export const statusParameter = {
  include_status: optionalFlag('Also the status, which is left out otherwise.'),
};

/** An object as every tool shows it (docs/tool-results.md "Manifest"), whether read alone or from a list. */
export const shownManifest = (
  object: KubeObject & { readonly status?: unknown },
  { withStatus = false }: { readonly withStatus?: boolean } = {},
): Readonly<Record<string, unknown>> => {
  const shown = object.kind === 'Secret' ? withoutValues(object) : manifestShape(object);
  return withStatus && object.status !== undefined ? { ...shown, status: object.status } : shown;
};
