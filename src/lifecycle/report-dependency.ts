import type { HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { isTrouble, type DependencyStatus } from './dependency.js';

/**
 * A dependency's line in the readiness body. What is not well makes it degraded, never unready: the webhook and the HTTP
 * fallback must survive the loss of any dependency.
 */
export const reportDependency = (
  indicators: HealthIndicatorService,
  { name, since }: { readonly name: string; readonly since: Date },
  { state, detail, variable, remedy }: DependencyStatus,
): HealthIndicatorResult => {
  const session = indicators.check(name);
  const facts = {
    state,
    since: since.toISOString(),
    ...(detail !== null && { detail }),
    ...(variable !== undefined && { variable }),
    ...(remedy !== undefined && { remedy }),
  };
  return isTrouble(state) || state === 'starting' ? session.degraded(facts) : session.up(facts);
};
