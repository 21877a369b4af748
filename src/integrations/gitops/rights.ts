import type { RightsRule } from '../rights-rule.js';

/** What is asked of the API server for the kinds of Argo CD, Argo Rollouts and Flux. */
export const GITOPS_RIGHTS: readonly RightsRule[] = [
  {
    preset: 'gitops',
    group: 'argoproj.io',
    resources: ['applications', 'rollouts'],
    verbs: ['get', 'list'],
    why: 'Who deployed it, from which commit or chart, and whether that failed, where Argo CD or Argo Rollouts is installed (GITOPS_ENABLED). Applications lie in a namespace of their own and are listed over all.',
  },
  {
    preset: 'gitops',
    group: 'kustomize.toolkit.fluxcd.io',
    resources: ['kustomizations'],
    verbs: ['get', 'list'],
    why: 'The same where Flux is installed, and what it deploys from.',
  },
  {
    preset: 'gitops',
    group: 'helm.toolkit.fluxcd.io',
    resources: ['helmreleases'],
    verbs: ['get', 'list'],
    why: 'The same where Flux is installed, and what it deploys from.',
  },
  {
    preset: 'gitops',
    group: 'source.toolkit.fluxcd.io',
    resources: ['gitrepositories', 'ocirepositories', 'helmrepositories', 'helmcharts', 'buckets'],
    verbs: ['get'],
    why: 'The same where Flux is installed, and what it deploys from.',
  },
];
