import type { Settings } from '../../config/settings.js';
import type { Masker } from '../../masking/index.js';
import { SERVICE_VERSION } from '../version.js';
import { type Meter, SilentMeter } from './meter.js';
import { PrometheusMeter } from './prometheus-meter.js';

/** The process's meter (`METRICS_ENABLED`), with what the rooms below this one have to tell. */
export const createMeter = ({ server }: Pick<Settings, 'server'>, masker: Pick<Masker, 'hidden'>): Meter => {
  if (!server.metricsEnabled) return new SilentMeter();
  const meter = new PrometheusMeter();
  meter.watch('kuberca_build_info', () => [{ labels: { version: SERVICE_VERSION }, value: 1 }]);
  meter.watch('kuberca_masked_spans_total', () =>
    [...masker.hidden].map(([rule, value]) => ({ labels: { rule }, value })),
  );
  return meter;
};
