import { Module } from '@nestjs/common';
import { IntegrationsModule } from '../integrations.module.js';
import { ClusterHealth } from './cluster-health.js';

/** Tells readiness whether there is a cluster to read. */
@Module({ imports: [IntegrationsModule], providers: [ClusterHealth] })
export class ClusterHealthModule {}
