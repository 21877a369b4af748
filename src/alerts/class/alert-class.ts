/** What kind of trouble an alert tells of; it says which mechanisms can explain it and what must be read. */
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
