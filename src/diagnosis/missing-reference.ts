import type { Container, PodSpec, Volume } from '../evidence/objects.js';

export type ConfigKind = 'ConfigMap' | 'Secret';

/** A ConfigMap or Secret, or a key in one, that the kubelet looked for and did not find. */
export interface MissingReference {
  readonly kind: ConfigKind;
  readonly name: string;
  /** `null` when the whole object is missing. */
  readonly key: string | null;
  /** The volume that needs it, when the message names one. */
  readonly volume: string | null;
}

const KEY_IN = /couldn't find key (\S+) in (ConfigMap|Secret) (?:[a-z0-9.-]+\/)?([a-z0-9.-]+)/;
const OBJECT = /\b(configmap|secret)s? "([a-z0-9.-]+)" not found/i;
const KEY_OF_VOLUME = /references non-existent (config|secret) key: (\S+)/;
const VOLUME = /MountVolume\.SetUp failed for volume "([^"]+)"/;

const kindOf = (word: string): ConfigKind => (/^config/i.test(word) ? 'ConfigMap' : 'Secret');

interface VolumeSource {
  readonly configMap?: { readonly name?: string };
  readonly secret?: { readonly secretName?: string; readonly name?: string };
}

/** What a volume shows: itself, or the parts of a projected one. */
const sourcesOf = (volume: Volume | undefined): readonly VolumeSource[] => {
  if (!volume) return [];
  const { projected } = volume;
  const parts: unknown =
    typeof projected === 'object' && projected !== null ? Reflect.get(projected, 'sources') : [];
  const isSource = (part: unknown): part is VolumeSource => typeof part === 'object' && part !== null;
  return [volume, ...(Array.isArray(parts) ? parts.filter(isSource) : [])];
};

const nameInVolume = (spec: PodSpec | undefined, volume: string | null, kind: ConfigKind): string | null => {
  const sources = sourcesOf(spec?.volumes?.find(({ name }) => name === volume));
  const names = sources.map(({ configMap, secret }) =>
    kind === 'ConfigMap' ? configMap?.name : (secret?.secretName ?? secret?.name),
  );
  return names.find((name) => name !== undefined) ?? null;
};

/**
 * Reads the kubelet's words about a missing ConfigMap, Secret or key; `null` when they are about something else. The
 * Secret itself is never read. Source: kubelet's `makeEnvironmentVariables` and the configmap, secret and projected volumes.
 */
export const missingReference = (message: string, spec: PodSpec | undefined): MissingReference | null => {
  const volume = VOLUME.exec(message)?.[1] ?? null;
  const keyIn = KEY_IN.exec(message);
  if (keyIn) {
    const [, key = '', kind = '', name = ''] = keyIn;
    return { kind: kindOf(kind), name, key, volume };
  }
  const object = OBJECT.exec(message);
  if (object) {
    const [, kind = '', name = ''] = object;
    return { kind: kindOf(kind), name, key: null, volume };
  }
  const keyOfVolume = KEY_OF_VOLUME.exec(message);
  if (!keyOfVolume) return null;
  const [, word = '', key = ''] = keyOfVolume;
  const kind = kindOf(word);
  return { kind, name: nameInVolume(spec, volume, kind) ?? '?', key, volume };
};

/** The environment variable, or `envFrom`, through which a container needs it; `null` when none does. */
export const environmentUse = (
  container: Container | null,
  { kind, name, key }: MissingReference,
): string | null => {
  const variable = container?.env?.find(({ valueFrom }) => {
    const ref = kind === 'ConfigMap' ? valueFrom?.configMapKeyRef : valueFrom?.secretKeyRef;
    return ref?.name === name && (key === null || ref.key === key);
  });
  if (variable) return `environment variable ${variable.name}`;
  const whole = container?.envFrom?.some(
    ({ configMapRef, secretRef }) => (kind === 'ConfigMap' ? configMapRef : secretRef)?.name === name,
  );
  return whole ? 'envFrom' : null;
};
