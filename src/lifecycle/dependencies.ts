import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { HealthIndicatorService, type HealthIndicatorFunction } from '@nestjs/terminus';
import { HealthOf, type DependencyHealth } from './health-of.js';
import { reportDependency } from './report-dependency.js';

/** Everything that the service leans on: whatever provider is marked {@link HealthOf}, in the order of the modules. */
@Injectable()
export class Dependencies {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /** A check each. */
  checks(): readonly HealthIndicatorFunction[] {
    return this.discovery.getProviders({ metadataKey: HealthOf.KEY }).map((provider) => {
      const name = this.discovery.getMetadataByDecorator(HealthOf, provider) ?? provider.name;
      const health = provider.instance as DependencyHealth;
      return () => reportDependency(this.indicators, String(name), health.status());
    });
  }
}
