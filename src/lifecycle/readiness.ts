import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import { ClusterHealthIndicator } from './cluster.health.js';
import { LifecycleHealthIndicator } from './lifecycle.health.js';
import { ModelHealthIndicator } from './model.health.js';
import { SessionsHealthIndicator } from './sessions.health.js';
import { StreamHealthIndicator } from './stream.health.js';

/** The outcome of all checks, as a value: the HTTP consequence is the controller's. */
export interface ReadinessReport {
  readonly ready: boolean;
  readonly result: HealthCheckResult;
}

/** Asks every indicator. One more dependency is one more indicator here. */
@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly lifecycle: LifecycleHealthIndicator,
    private readonly stream: StreamHealthIndicator,
    private readonly cluster: ClusterHealthIndicator,
    private readonly model: ModelHealthIndicator,
    private readonly sessions: SessionsHealthIndicator,
  ) {}

  async report(): Promise<ReadinessReport> {
    try {
      const result = await this.health.check([
        () => this.lifecycle.check(),
        () => this.stream.check(),
        () => this.cluster.check(),
        () => this.model.check(),
        () => this.sessions.check(),
      ]);
      return { ready: true, result };
    } catch (error) {
      // Terminus reports "not ready" by throwing the result.
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return { ready: false, result: error.getResponse() as HealthCheckResult };
    }
  }
}
