import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import { Dependencies } from './dependencies.js';
import { LifecycleHealthIndicator } from './lifecycle.health.js';

/** The outcome of all checks, as a value: the HTTP consequence is the controller's. */
export interface ReadinessReport {
  readonly ready: boolean;
  readonly result: HealthCheckResult;
}

/** Asks the process itself and whatever it leans on. */
@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly lifecycle: LifecycleHealthIndicator,
    private readonly dependencies: Dependencies,
  ) {}

  async report(): Promise<ReadinessReport> {
    try {
      const checks = [() => this.lifecycle.check(), ...this.dependencies.checks()];
      return { ready: true, result: await this.health.check(checks) };
    } catch (error) {
      // Terminus reports "not ready" by throwing the result.
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return { ready: false, result: error.getResponse() as HealthCheckResult };
    }
  }
}
