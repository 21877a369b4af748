import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { Lifecycle } from './lifecycle.js';

/** Ready unless the process is starting or stopping: the only indicator that takes the pod out of its Service. */
@Injectable()
export class LifecycleHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly lifecycle: Lifecycle,
  ) {}

  check(): HealthIndicatorResult {
    const session = this.indicators.check('lifecycle');
    const { phase } = this.lifecycle;
    return phase === 'ready' ? session.up({ phase }) : session.down({ phase });
  }
}
