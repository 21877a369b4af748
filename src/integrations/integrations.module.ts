import { Module } from '@nestjs/common';
import { SourceHints } from './discovery/source-hints.js';
import { ClusterReader } from './kubernetes/client/cluster-reader.js';
import { KubernetesReader } from './kubernetes/reader.js';
import { LokiClient } from './loki/loki-client.js';
import { PrometheusClient } from './prometheus/prometheus-client.js';
import { TempoClient } from './tempo/tempo-client.js';

/** Read-only clients of what an analysis looks at. Needs `Settings` and `Clock` from global modules. */
@Module({
  providers: [
    { provide: KubernetesReader, useClass: ClusterReader },
    PrometheusClient,
    LokiClient,
    TempoClient,
    SourceHints,
  ],
  exports: [KubernetesReader, PrometheusClient, LokiClient, TempoClient, SourceHints],
})
export class SourcesModule {}
