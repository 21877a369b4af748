import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ClusterHealthIndicator } from './cluster.health.js';
import { LifecycleHealthIndicator } from './lifecycle.health.js';
import { ModelHealthIndicator } from './model.health.js';
import { Readiness } from './readiness.js';
import { SessionsHealthIndicator } from './sessions.health.js';
import { StreamHealthIndicator } from './stream.health.js';

/** Whether the process may be sent work, and how what it leans on is doing. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [
    LifecycleHealthIndicator,
    StreamHealthIndicator,
    ClusterHealthIndicator,
    ModelHealthIndicator,
    SessionsHealthIndicator,
    Readiness,
  ],
  exports: [Readiness],
})
export class HealthModule {}
