import { Module } from '@nestjs/common';
import { ClusterReader } from './kubernetes/cluster-reader.js';
import { KubernetesReader } from './kubernetes/reader.js';

/** Read-only clients of what an analysis looks at. Needs `Settings` and `Clock` from global modules. */
@Module({
  providers: [{ provide: KubernetesReader, useClass: ClusterReader }],
  exports: [KubernetesReader],
})
export class SourcesModule {}
