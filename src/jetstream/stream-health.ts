import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { NatsLink } from './connection.js';
import { payloadProblem } from './payload.js';

/** How the stream of alerts is doing. */
@HealthOf('stream')
@Injectable()
export class StreamHealth implements DependencyHealth {
  constructor(private readonly link: NatsLink) {}

  status(): DependencyStatus {
    const status = this.link.status();
    const problem = status.state === 'up' ? payloadProblem(this.link.maxPayload) : null;
    return problem === null ? status : { state: 'degraded', ...problem };
  }
}
