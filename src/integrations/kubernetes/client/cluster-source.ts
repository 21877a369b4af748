import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { KubernetesSettings } from '../settings.js';
import { parseSnapshotManifest, type SnapshotManifest } from '../snapshot/manifest.js';

const SERVICE_ACCOUNT_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Where the cluster is read from, as far as it can be known without loading a client. */
export type ClusterSource =
  | { readonly kind: 'snapshot'; readonly folder: string; readonly manifest: SnapshotManifest }
  | { readonly kind: 'in-cluster' }
  /** Several files are merged, as kubectl does. */
  | { readonly kind: 'kubeconfig'; readonly files: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string };

/** Readers of warnings look for these words; a detail may follow. */
export const NOT_CONFIGURED = 'kubernetes client is not configured';

const snapshotSource = (folder: string): ClusterSource => {
  try {
    const manifest = parseSnapshotManifest(readFileSync(join(folder, 'snapshot.json'), 'utf8'));
    return { kind: 'snapshot', folder, manifest };
  } catch (error) {
    return { kind: 'none', reason: `${NOT_CONFIGURED}: KUBE_SNAPSHOT: ${(error as Error).message}` };
  }
};

/** Where kubectl looks without `KUBECONFIG`; nowhere for a user id that no user has, as OpenShift gives one to each namespace. */
const defaultFiles = (): readonly string[] => {
  try {
    return [join(homedir(), '.kube', 'config')];
  } catch {
    return [];
  }
};

const kubeconfigFiles = (kubeconfig: string | null): readonly string[] =>
  (kubeconfig?.split(delimiter) ?? defaultFiles()).filter((file) => file !== '' && existsSync(file));

/** A recorded cluster wins; then the pod's own service account; then `KUBECONFIG` or the default file. */
export const findCluster = (settings: KubernetesSettings): ClusterSource => {
  if (settings.snapshot !== null) return snapshotSource(settings.snapshot);
  if (settings.serviceHost !== null && existsSync(SERVICE_ACCOUNT_TOKEN)) return { kind: 'in-cluster' };
  const files = kubeconfigFiles(settings.kubeconfig);
  if (files.length > 0) return { kind: 'kubeconfig', files };
  return {
    kind: 'none',
    reason: settings.kubeconfig === null ? NOT_CONFIGURED : `${NOT_CONFIGURED}: no file of KUBECONFIG exists`,
  };
};
