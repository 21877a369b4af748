import type { FlapLimits } from '../alerts/flapping.js';
import type { Settings } from '../config/settings.js';

/** When a group counts as flapping, by the settings. */
export const flapLimitsOf = ({ flapThreshold, flapWindowMinutes }: Settings['analysis']): FlapLimits => ({
  threshold: flapThreshold,
  windowMs: flapWindowMinutes * 60_000,
});
