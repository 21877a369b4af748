import type { ServedKind } from '../client/discovery.js';
import { GRAPH_KINDS } from '../graph/kinds.js';

/** A kind as far as a name of it tells. */
export type KindFound = Pick<ServedKind, 'kind' | 'apiVersion' | 'namespaced'> & { readonly plural: string };

/** What kubectl calls the kinds for short. Source: `kubectl api-resources`. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  po: 'Pod',
  svc: 'Service',
  deploy: 'Deployment',
  sts: 'StatefulSet',
  ds: 'DaemonSet',
  rs: 'ReplicaSet',
  cj: 'CronJob',
  no: 'Node',
  ns: 'Namespace',
  pvc: 'PersistentVolumeClaim',
  pv: 'PersistentVolume',
  sc: 'StorageClass',
  hpa: 'HorizontalPodAutoscaler',
  quota: 'ResourceQuota',
  limits: 'LimitRange',
  pdb: 'PodDisruptionBudget',
  netpol: 'NetworkPolicy',
  ing: 'Ingress',
  cm: 'ConfigMap',
  sa: 'ServiceAccount',
  pc: 'PriorityClass',
};

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** `deployments.apps` → the word and the group behind it. */
const partsOf = (word: string): { readonly plain: string; readonly group: string | null } => {
  const [plain = '', ...group] = word.toLowerCase().split('.');
  return { plain, group: group.length === 0 ? null : group.join('.') };
};

/** A group in full, as kubectl takes it, also with the version before it (`deployments.v1.apps`). */
const isOfGroup = (apiVersion: string, group: string | null): boolean => {
  if (group === null) return true;
  const [, version = apiVersion] = apiVersion.split('/');
  return [groupOf(apiVersion), `${version}.${groupOf(apiVersion)}`].includes(group);
};

/** A kind that every analysis knows, by its name, plural or short name; `null` for one that the cluster must be asked for. */
export const knownKind = (word: string): KindFound | null => {
  const { plain, group } = partsOf(word);
  const short = SHORT_NAMES[plain];
  return (
    GRAPH_KINDS.find(
      ({ kind, plural, apiVersion }) =>
        (kind === short || [kind.toLowerCase(), plural].includes(plain)) && isOfGroup(apiVersion, group),
    ) ?? null
  );
};

/** The kind among those of a cluster that a word means; `null` for none. */
export const servedKind = (word: string, served: readonly ServedKind[]): KindFound | null => {
  const { plain, group } = partsOf(word);
  const found = served.find(
    ({ name, singularName, kind, shortNames, apiVersion }) =>
      [name, singularName, kind.toLowerCase(), ...shortNames].includes(plain) && isOfGroup(apiVersion, group),
  );
  return found === undefined ? null : { ...found, plural: found.name };
};
