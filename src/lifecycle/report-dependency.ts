import type { HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import type { DependencyStatus } from './dependency.js';

/**
 * A dependency's line in the readiness body. What is down makes it degraded, never unready: the webhook and the HTTP
 * fallback must survive the loss of any dependency.
 */
export const reportDependency = (
  indicators: HealthIndicatorService,
  name: string,
  { state, detail }: DependencyStatus,
): HealthIndicatorResult => {
  const session = indicators.check(name);
  const facts = { state, ...(detail === null ? {} : { detail }) };
  return state === 'down' ? session.degraded(facts) : session.up(facts);
};
