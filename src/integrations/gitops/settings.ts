import { area } from '../../config/area.js';
import { choice, textWithDefault } from '../../config/setting.js';

/** Whether what deploys the workloads is read; it lies in the cluster. */
export const GITOPS = area('GitOps', {
  enabled: choice('GITOPS_ENABLED', ['auto', 'true', 'false'], {
    fallback: 'auto',
    about:
      'Whether objects of Argo CD, Argo Rollouts and Flux are read: `auto`, where the cluster serves their kinds; `true`, without asking whether it does.',
  }),
  argoNamespace: textWithDefault('ARGOCD_NAMESPACE', {
    fallback: 'argocd',
    about: 'Namespace of the Applications of Argo CD, where they may not be listed over all namespaces.',
    pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    rule: 'must be the name of a namespace',
  }),
});
