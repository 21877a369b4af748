import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import { Dependencies } from './dependencies.js';
import { DependencyWatch } from './dependency-watch.js';
import { LifecycleHealthIndicator } from './lifecycle.health.js';
import { reportDependency } from './report-dependency.js';

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
    private readonly indicators: HealthIndicatorService,
    private readonly dependencies: Dependencies,
    private readonly watch: DependencyWatch,
  ) {}

  async report(): Promise<ReadinessReport> {
    try {
      const checks = [() => this.lifecycle.check(), ...this.#checks()];
      return { ready: true, result: await this.health.check(checks) };
    } catch (error) {
      // Terminus reports "not ready" by throwing the result.
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return { ready: false, result: error.getResponse() as HealthCheckResult };
    }
  }

  #checks(): readonly HealthIndicatorFunction[] {
    return this.dependencies.all().map(
      ({ name, health }) =>
        () =>
          reportDependency(this.indicators, { name, since: this.watch.since(name) }, health.status()),
    );
  }
}
