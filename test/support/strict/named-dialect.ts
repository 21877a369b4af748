import type { ProviderId } from '../../../src/config/providers.js';
import type { StrictDialect } from './strict-server.js';

/** A server that a provider is asked at, new for each test. */
export interface NamedDialect {
  readonly name: string;
  readonly provider: ProviderId;
  readonly start: () => StrictDialect;
  /** What the cloud's own SDK reads from the environment of the process. */
  readonly processEnvironment?: (url: string) => Readonly<Record<string, string>>;
}
