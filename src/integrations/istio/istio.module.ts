import { Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.js';
import type { KubernetesReader } from '../kubernetes/reader.js';
import { KubernetesModule } from '../kubernetes/kubernetes.module.js';
import { ISTIO_INTEGRATION } from './description.js';
import { IstioIntegration } from './istio.integration.js';

@Module({ imports: [KubernetesModule], providers: [IstioIntegration], exports: [IstioIntegration] })
export class IstioModule {
  static readonly about = ISTIO_INTEGRATION;
  static readonly integration = IstioIntegration;
  static readonly overCluster = (cluster: KubernetesReader, settings: Settings): IstioIntegration =>
    new IstioIntegration(cluster, settings);
}
