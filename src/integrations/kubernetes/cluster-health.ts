import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import { KubernetesReader } from './reader.js';

/** Whether there is a cluster to read. One that cannot be read is a fault of the set-up: analyses then rest on labels alone. */
@HealthOf('kubernetes')
@Injectable()
export class ClusterHealth implements DependencyHealth {
  constructor(private readonly reader: KubernetesReader) {}

  status(): DependencyStatus {
    const { configured, reason } = this.reader.availability();
    return { state: configured ? 'up' : 'down', detail: reason };
  }
}
