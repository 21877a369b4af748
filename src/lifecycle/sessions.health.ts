import { Injectable, Optional } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { reportDependency } from './report-dependency.js';
import { SessionsHealth } from './sessions-health.js';

/** How the database of the history is doing; disabled where history is kept in memory. */
@Injectable()
export class SessionsHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @Optional() private readonly sessions?: SessionsHealth,
  ) {}

  check(): HealthIndicatorResult {
    const status = this.sessions?.status() ?? { state: 'disabled', detail: null };
    return reportDependency(this.indicators, 'sessions', status);
  }
}
