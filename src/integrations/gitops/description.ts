import type { IntegrationDescription } from '../integration.js';
import { GITOPS_RIGHTS } from './rights.js';
import { GITOPS } from './settings.js';
import { GITOPS_WATCHED } from './watched-kinds.js';
import { getGitopsApplication } from './tools/get-gitops-application.js';
import { listGitopsApplications } from './tools/list-gitops-applications.js';

/** What deploys workloads: Argo CD, Argo Rollouts and Flux. It is read through the cluster. */
export const GITOPS_INTEGRATION: IntegrationDescription = {
  id: 'gitops',
  title: 'GitOps',
  chapter: 6,
  settings: GITOPS,
  rights: GITOPS_RIGHTS,
  watched: GITOPS_WATCHED,
  offeredWhen:
    '`GITOPS_ENABLED` is true, or is auto and the cluster was seen to serve kinds of Argo CD, Argo Rollouts or Flux',
  reach: null,
  beyond: null,
  evidence: 'kubernetes',
  tools: [listGitopsApplications, getGitopsApplication],
  furtherTools: [],
  words: ['argo', 'argocd', 'argo-cd', 'argo-rollouts', 'flux', 'fluxcd', 'gitops', 'kustomize', 'helm'],
  signs: null,
};
