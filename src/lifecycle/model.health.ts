import { Injectable, Optional } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { reportDependency } from './report-dependency.js';
import { ModelHealth } from './model-health.js';

/** How the model is doing; disabled where no room provides it. */
@Injectable()
export class ModelHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @Optional() private readonly model?: ModelHealth,
  ) {}

  check(): HealthIndicatorResult {
    const status = this.model?.status() ?? { state: 'disabled', detail: null };
    return reportDependency(this.indicators, 'model', status);
  }
}
