import type { Area } from './area.js';
import type { GENERAL } from './areas/index.js';
import type { ValuesOf, Variables } from './setting.js';

/** The settings of the service itself. */
export type GeneralSettings = {
  readonly [K in keyof typeof GENERAL]: ValuesOf<(typeof GENERAL)[K]['variables']>;
};

/**
 * Every setting of the process, read and checked once at boot (`load.ts`) and frozen. Derived defaults are already
 * applied: `stream.enabled`, `stream.lanes`, `stream.intakeLanes` and `stream.notifyLanes` (0 without the role), `stream.heartbeatSeconds` and `llm.anthropicMaxTokens` hold the values in force.
 * It is also the injection token: `constructor(private readonly settings: Settings)`.
 */
export abstract class Settings implements GeneralSettings {
  abstract readonly server: GeneralSettings['server'];
  abstract readonly access: GeneralSettings['access'];
  abstract readonly analysis: GeneralSettings['analysis'];
  abstract readonly stream: GeneralSettings['stream'];
  abstract readonly senders: GeneralSettings['senders'];
  abstract readonly reconcile: GeneralSettings['reconcile'];
  abstract readonly tools: GeneralSettings['tools'];
  abstract readonly llm: GeneralSettings['llm'];
  abstract readonly prompt: GeneralSettings['prompt'];
  abstract readonly answers: GeneralSettings['answers'];
  abstract readonly sessions: GeneralSettings['sessions'];
  abstract readonly notify: GeneralSettings['notify'];
  abstract readonly mcp: GeneralSettings['mcp'];
  abstract readonly masking: GeneralSettings['masking'];
  abstract readonly tracing: GeneralSettings['tracing'];
  /** The settings of an integration, by its area. */
  abstract readonly of: <V extends Variables>(area: Area<V>) => ValuesOf<V>;
}
