import { Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.js';
import { KubernetesModule } from '../kubernetes/kubernetes.module.js';
import type { KubernetesReader } from '../kubernetes/reader.js';
import { GITOPS_INTEGRATION } from './description.js';
import { GitOpsIntegration } from './gitops.integration.js';

@Module({ imports: [KubernetesModule], providers: [GitOpsIntegration], exports: [GitOpsIntegration] })
export class GitOpsModule {
  static readonly about = GITOPS_INTEGRATION;
  static readonly integration = GitOpsIntegration;
  static readonly overCluster = (cluster: KubernetesReader, settings: Settings): GitOpsIntegration =>
    new GitOpsIntegration(cluster, settings);
}
