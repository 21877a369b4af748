import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DependencyStatus } from './dependency.js';
import { HealthOf, type DependencyHealth } from './health-of.js';

/** Something the service leans on, by the name that it has in readiness, the log and the metrics. */
export interface NamedHealth {
  readonly name: string;
  readonly health: DependencyHealth;
}

/** Everything that the service leans on: whatever provider is marked {@link HealthOf}, by name. */
@Injectable()
export class Dependencies {
  #all: readonly NamedHealth[] | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Each by name, in order. */
  all(): readonly NamedHealth[] {
    this.#all ??= this.discovery
      .getProviders({ metadataKey: HealthOf.KEY })
      .map((provider) => ({
        name: String(this.discovery.getMetadataByDecorator(HealthOf, provider) ?? provider.name),
        health: provider.instance as DependencyHealth, // whoever marks a provider so implements it
      }))
      .sort((one, other) => one.name.localeCompare(other.name));
    return this.#all;
  }

  /** Each by name, in order, to be asked how it is doing. */
  statuses(): readonly { readonly name: string; readonly status: () => DependencyStatus }[] {
    return this.all().map(({ name, health }) => ({ name, status: () => health.status() }));
  }
}
