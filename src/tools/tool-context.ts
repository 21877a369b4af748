import type { Settings } from '../config/settings.js';
import type { Masker } from '../masking/index.js';
import type { KubernetesReader } from '../sources/kubernetes/reader.js';
import type { LokiClient } from '../sources/loki/loki-client.js';
import type { PrometheusClient } from '../sources/prometheus/prometheus-client.js';
import type { TempoClient } from '../sources/tempo/tempo-client.js';

/** The readers that tools look through. */
export interface ToolSources {
  readonly kubernetes: KubernetesReader;
  readonly prometheus: PrometheusClient;
  readonly tempo: TempoClient;
  readonly loki: LokiClient;
}

/** What one call of a tool may use. */
export interface ToolContext extends ToolSources {
  readonly settings: Settings;
  /** For a tool that looks inside texts: what it finds must not tell what masking hides. */
  readonly masker: Masker;
  /** Now, or when the recorded cluster was recorded. */
  readonly now: Date;
  /** Aborted with the analysis, and when the call's time is over. */
  readonly signal: AbortSignal;
}
