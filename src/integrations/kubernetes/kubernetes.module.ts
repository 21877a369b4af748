import { Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.js';
import { Cases } from '../case.js';
import { ClusterReader } from './client/cluster-reader.js';
import { ClusterCases } from './cluster-cases.js';
import { KUBERNETES_INTEGRATION } from './description.js';
import { KubernetesIntegration } from './kubernetes.integration.js';
import { KubernetesReader } from './reader.js';
import { SharedReads } from './shared-reads.js';

@Module({
  providers: [
    { provide: KubernetesReader, useClass: ClusterReader },
    SharedReads,
    { provide: Cases, useClass: ClusterCases },
    KubernetesIntegration,
  ],
  exports: [KubernetesReader, Cases, KubernetesIntegration],
})
export class KubernetesModule {
  static readonly about = KUBERNETES_INTEGRATION;
  static readonly integration = KubernetesIntegration;
  static readonly overCluster = (cluster: KubernetesReader, settings: Settings): KubernetesIntegration =>
    new KubernetesIntegration(cluster, settings);
}
