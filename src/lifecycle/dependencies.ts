import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { HealthIndicatorService, type HealthIndicatorFunction } from '@nestjs/terminus';
import { HealthOf, type DependencyHealth } from './health-of.js';
import { reportDependency } from './report-dependency.js';

/** Everything that the service leans on: whatever provider is marked {@link HealthOf}, by name. */
@Injectable()
export class Dependencies {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /** A check each. */
  checks(): readonly HealthIndicatorFunction[] {
    return this.discovery
      .getProviders({ metadataKey: HealthOf.KEY })
      .map((provider) => ({
        name: String(this.discovery.getMetadataByDecorator(HealthOf, provider) ?? provider.name),
        health: provider.instance as DependencyHealth,
      }))
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(
        ({ name, health }) =>
          () =>
            reportDependency(this.indicators, name, health.status()),
      );
  }
}
