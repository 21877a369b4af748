import { DiscoveryService } from '@nestjs/core';
import type { DependencyStatus } from './dependency.js';

/** Tells how one thing that the service leans on is doing. */
export interface DependencyHealth {
  /** Asked every second: answers from what is known already. */
  status(): DependencyStatus;
  /**
   * Finds out, for what is else only known when an analysis needs it. Called once the port listens, again when it is not
   * well with growing waits, and every minute. Never rejects for the state of what is asked.
   */
  probe?(signal: AbortSignal): Promise<void>;
}

/**
 * Marks a provider that readiness asks, by the name that it has there: `@HealthOf('model')` on a class that implements
 * {@link DependencyHealth}. It stands beside what it tells of, in a module of its room; nothing lists it.
 */
export const HealthOf = DiscoveryService.createDecorator<string>();
