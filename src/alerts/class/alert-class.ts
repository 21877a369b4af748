/**
 * The sort of trouble that an alert announces; it tells which mechanisms can explain the alert and what must be read.
 * `no-data`: the rule itself had nothing to evaluate. `meta`: an alert that stands for no trouble, such as a watchdog.
 */
export const ALERT_CLASSES = [
  'unavailable',
  'not-ready',
  'restarts',
  'errors',
  'latency',
  'saturation',
  'scheduling',
  'storage',
  'expiry',
  'scaling',
  'job',
  'node',
  'control-plane',
  'no-data',
  'meta',
  'unknown',
] as const;

export type AlertClass = (typeof ALERT_CLASSES)[number];
