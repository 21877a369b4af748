import { Injectable, Optional } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { reportDependency } from './report-dependency.js';
import { StreamHealth } from './stream-health.js';

/** How the stream of alerts is doing; disabled where no room provides it. */
@Injectable()
export class StreamHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @Optional() private readonly stream?: StreamHealth,
  ) {}

  check(): HealthIndicatorResult {
    const status = this.stream?.status() ?? { state: 'disabled', detail: null };
    return reportDependency(this.indicators, 'stream', status);
  }
}
