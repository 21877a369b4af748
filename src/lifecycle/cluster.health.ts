import { Injectable, Optional } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { reportDependency } from './report-dependency.js';
import { ClusterHealth } from './cluster-health.js';

/** How the Kubernetes cluster is doing; disabled where no room provides it. */
@Injectable()
export class ClusterHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @Optional() private readonly cluster?: ClusterHealth,
  ) {}

  check(): HealthIndicatorResult {
    const status = this.cluster?.status() ?? { state: 'disabled', detail: null };
    return reportDependency(this.indicators, 'kubernetes', status);
  }
}
