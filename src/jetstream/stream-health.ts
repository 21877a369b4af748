import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { NatsLink } from './connection.js';

/** How the stream of alerts is doing. */
@HealthOf('stream')
@Injectable()
export class StreamHealth implements DependencyHealth {
  constructor(private readonly link: NatsLink) {}

  status(): DependencyStatus {
    return this.link.status();
  }
}
