import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { HealthIndicatorService, type HealthIndicatorFunction } from '@nestjs/terminus';
import type { DependencyStatus } from './dependency.js';
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
    return this.statuses().map(
      ({ name, status }) =>
        () =>
          reportDependency(this.indicators, name, status()),
    );
  }

  /** Each by name, in order, to be asked how it is doing. */
  statuses(): readonly { readonly name: string; readonly status: () => DependencyStatus }[] {
    return this.discovery
      .getProviders({ metadataKey: HealthOf.KEY })
      .map((provider) => ({
        name: String(this.discovery.getMetadataByDecorator(HealthOf, provider) ?? provider.name),
        status: () => (provider.instance as DependencyHealth).status(),
      }))
      .sort((one, other) => one.name.localeCompare(other.name));
  }
}
