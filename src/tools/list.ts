import type { Tool } from './tool.js';

/**
 * Every tool there is, in the order in which the model sees them: Kubernetes, Istio, Prometheus, Tempo, Loki as the
 * contract numbers them, then those beyond it. What is not here does not exist.
 */
export const TOOLS: readonly Tool[] = [
  // Kubernetes
  // Istio
  // Prometheus
  // Tempo
  // Loki
  // Beyond the contract
];
