import { DiscoveryService } from '@nestjs/core';
import type { DependencyStatus } from './dependency.js';

/** Tells how one thing that the service leans on is doing. Asked every few seconds: answers from what is known already. */
export interface DependencyHealth {
  status(): DependencyStatus;
}

/**
 * Marks a provider that readiness asks, by the name that it has there: `@HealthOf('model')` on a class that implements
 * {@link DependencyHealth}. It stands beside what it tells of, in a module of its room; nothing lists it.
 */
export const HealthOf = DiscoveryService.createDecorator<string>();
