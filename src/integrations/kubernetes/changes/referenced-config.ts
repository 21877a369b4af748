import type { PodSpec } from '../../../evidence/objects.js';

/** Names of the ConfigMaps and Secrets that a pod uses, each once, in the order in which they appear. */
export interface ReferencedConfig {
  readonly configMaps: readonly string[];
  readonly secrets: readonly string[];
}

/** Mounted into every pod by the API server. */
const isTokenVolume = (name: string): boolean => name.startsWith('kube-api-access-');

interface Projected {
  readonly sources?: readonly {
    readonly configMap?: { readonly name?: string };
    readonly secret?: { readonly name?: string };
  }[];
}

const fromVolumes = ({ volumes = [] }: PodSpec) =>
  volumes
    .filter(({ name }) => !isTokenVolume(name))
    .flatMap((volume) => {
      const sources = (volume['projected'] as Projected | undefined)?.sources ?? [];
      return [
        { configMap: volume.configMap?.name, secret: volume.secret?.secretName },
        ...sources.map(({ configMap, secret }) => ({ configMap: configMap?.name, secret: secret?.name })),
      ];
    });

const fromContainers = ({ initContainers = [], containers, ephemeralContainers = [] }: PodSpec) =>
  [...initContainers, ...containers, ...ephemeralContainers].flatMap(({ env = [], envFrom = [] }) => [
    ...env.map(({ valueFrom }) => ({
      configMap: valueFrom?.configMapKeyRef?.name,
      secret: valueFrom?.secretKeyRef?.name,
    })),
    ...envFrom.map(({ configMapRef, secretRef }) => ({
      configMap: configMapRef?.name,
      secret: secretRef?.name,
    })),
  ]);

const distinct = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.flatMap((name) => (name === undefined || name === '' ? [] : [name]))),
];

export const referencedConfig = (spec: PodSpec): ReferencedConfig => {
  const references = [...fromContainers(spec), ...fromVolumes(spec)];
  return {
    configMaps: distinct(references.map(({ configMap }) => configMap)),
    secrets: distinct(references.map(({ secret }) => secret)),
  };
};
