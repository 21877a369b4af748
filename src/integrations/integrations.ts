import { chaptersOf, toolsInOrder } from '../tools/tool-provider.js';
import { GitOpsModule } from './gitops/gitops.module.js';
import type { IntegrationModule } from './integration.js';
import { IstioModule } from './istio/istio.module.js';
import { KubernetesModule } from './kubernetes/kubernetes.module.js';
import { LokiModule } from './loki/loki.module.js';
import { PrometheusModule } from './prometheus/prometheus.module.js';
import { TempoModule } from './tempo/tempo.module.js';
import { watchedRights } from './watched-rights.js';

/** Every integration there is, in the order in which their evidence is numbered. A new one is its folder and a line here. */
export const INTEGRATIONS: readonly IntegrationModule[] = [
  KubernetesModule,
  PrometheusModule,
  LokiModule,
  TempoModule,
  IstioModule,
  GitOpsModule,
];

/** What is known of them without running them. */
export const DESCRIPTIONS = INTEGRATIONS.map(({ about }) => about);

/** Their settings, in the order of the documents. */
export const INTEGRATION_AREAS = chaptersOf(DESCRIPTIONS).map(({ settings }) => settings);

/** Every tool, in the order in which a model sees them. What is not here does not exist. */
export const TOOLS = toolsInOrder(DESCRIPTIONS);

/** Every kind whose changes are recorded. */
export const WATCHED_KINDS = DESCRIPTIONS.flatMap(({ watched = [] }) => watched);

/** All that the collectors, the tools and the change recorder ask the API server for. `deploy/rbac.yaml` is rendered from them. */
export const RIGHTS = [...DESCRIPTIONS.flatMap(({ rights }) => rights), ...watchedRights(WATCHED_KINDS)];
