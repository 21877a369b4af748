import { addedKind, type WatchedKind } from '../watched-kind.js';

/** What is to be deployed. */
export const GITOPS_WATCHED: readonly WatchedKind[] = [
  addedKind('argoproj.io/v1alpha1', 'applications', 'Application'),
  addedKind('kustomize.toolkit.fluxcd.io/v1', 'kustomizations', 'Kustomization'),
  addedKind('helm.toolkit.fluxcd.io/v2', 'helmreleases', 'HelmRelease'),
];
