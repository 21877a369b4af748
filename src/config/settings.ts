import type { ValuesOf } from './setting.js';
import { AREAS } from './areas/index.js';

type AreaValues = { readonly [K in keyof typeof AREAS]: ValuesOf<(typeof AREAS)[K]> };

/**
 * Every setting of the process, read and checked once at boot (`load.ts`) and frozen. Derived defaults are already
 * applied: `stream.enabled`, `stream.lanes`, `stream.heartbeatSeconds` and `llm.anthropicMaxTokens` hold the values in force.
 * It is also the injection token: `constructor(private readonly settings: Settings)`.
 */
export abstract class Settings implements AreaValues {
  abstract readonly server: AreaValues['server'];
  abstract readonly access: AreaValues['access'];
  abstract readonly analysis: AreaValues['analysis'];
  abstract readonly stream: AreaValues['stream'];
  abstract readonly kubernetes: AreaValues['kubernetes'];
  abstract readonly prometheus: AreaValues['prometheus'];
  abstract readonly tempo: AreaValues['tempo'];
  abstract readonly loki: AreaValues['loki'];
  abstract readonly tools: AreaValues['tools'];
  abstract readonly llm: AreaValues['llm'];
  abstract readonly prompt: AreaValues['prompt'];
  abstract readonly sessions: AreaValues['sessions'];
  abstract readonly masking: AreaValues['masking'];
}
