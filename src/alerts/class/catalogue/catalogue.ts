import { DELIVERY_ALERTS } from './delivery.js';
import type { KnownAlert } from './known-alert.js';
import { KUBERNETES_ALERTS } from './kubernetes.js';
import { MACHINE_ALERTS } from './machines.js';
import { MONITORING_ALERTS } from './monitoring.js';
import { SERVICE_ALERTS } from './services.js';

/** All alerts that are known by name. */
export const CATALOGUE: readonly KnownAlert[] = [
  ...KUBERNETES_ALERTS,
  ...MACHINE_ALERTS,
  ...MONITORING_ALERTS,
  ...DELIVERY_ALERTS,
  ...SERVICE_ALERTS,
];

/** One form for `KubePodCrashLooping`, `kube-pod-crash-looping` and `Kube Pod CrashLooping`. */
const plainForm = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Ends that teams put after a public name. */
const SEVERITY = /(?:critical|warning|warn|info|page|ticket|fast|slow|high|p[0-5])$/;

const BY_FORM: ReadonlyMap<string, KnownAlert> = new Map(
  CATALOGUE.map((alert) => [plainForm(alert.name), alert]),
);

/** The alert of that name, however it is spelt, also with a severity behind it; `null` when it is not known. */
export const knownAlert = (name: string): KnownAlert | null => {
  const form = plainForm(name);
  return BY_FORM.get(form) ?? BY_FORM.get(form.replace(SEVERITY, '')) ?? null;
};
