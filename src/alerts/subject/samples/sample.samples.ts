import type { TextMap } from '../../alert.js';
import type { Target } from '../../target.js';

/** Labels as a sender writes them, and what an alert with them is about. */
export interface SubjectSample {
  readonly labels: TextMap;
  /** `kind namespace/name`, `-` standing for what is not there. */
  readonly about: string;
  /** What else the labels must and must not name. */
  readonly target?: Partial<Target>;
}

export const sample = (labels: TextMap, about: string, target?: Partial<Target>): SubjectSample => ({
  labels,
  about,
  ...(target && { target }),
});

/** What kube-prometheus-stack's scrape of kube-state-metrics adds. */
export const KSM: TextMap = {
  job: 'kube-state-metrics',
  endpoint: 'http',
  instance: '10.244.0.9:8080',
  container: 'kube-state-metrics',
  service: 'kps-kube-state-metrics',
  prometheus: 'monitoring/kps',
};

/** The same where a metric has neither pod nor namespace. */
export const KSM_OWN: TextMap = {
  ...KSM,
  namespace: 'monitoring',
  pod: 'kps-kube-state-metrics-6f5c8d7b9-x2k4q',
};

/** KSM's scrape without `honorLabels`. */
export const KSM_EXPORTED: TextMap = { ...KSM_OWN, exported_namespace: 'shop' };

export const NODE_EXPORTER: TextMap = {
  job: 'node-exporter',
  endpoint: 'http-metrics',
  instance: '10.20.0.12:9100',
  container: 'node-exporter',
  namespace: 'monitoring',
  pod: 'kps-prometheus-node-exporter-q9w8z',
  service: 'kps-prometheus-node-exporter',
};

export const KUBELET: TextMap = {
  job: 'kubelet',
  endpoint: 'https-metrics',
  metrics_path: '/metrics',
  instance: '10.20.0.11:10250',
  node: 'worker-1',
  service: 'kps-kubelet',
};
