import { Module } from '@nestjs/common';
import { SourcesModule } from '../integrations.module.js';
import { ClusterHealth } from './cluster-health.js';

/** Tells readiness whether there is a cluster to read. */
@Module({ imports: [SourcesModule], providers: [ClusterHealth] })
export class ClusterHealthModule {}
