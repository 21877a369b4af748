import type { Settings } from '../config/settings.js';
import type { Masker } from '../masking/index.js';
import type { KubernetesReader } from '../integrations/kubernetes/reader.js';
import type { LogReader } from '../integrations/loki/scoped-loki.js';
import type { MetricReader } from '../integrations/prometheus/scoped-prometheus.js';
import type { TraceReader } from '../integrations/tempo/scoped-tempo.js';
import type { SchedulingView } from '../integrations/kubernetes/tools/scheduling/scheduling-view.js';

/** The readers that tools look through. */
export interface ToolSources {
  readonly kubernetes: KubernetesReader;
  readonly prometheus: MetricReader;
  readonly tempo: TraceReader;
  readonly loki: LogReader;
}

/** The same, as far as the scope of a session reaches. */
export interface ToolViews extends ToolSources {
  readonly scheduling: SchedulingView;
}

/** What one call of a tool may use. */
export interface ToolContext extends ToolViews {
  readonly settings: Settings;
  /** For a tool that looks inside texts: what it finds must not tell what masking hides. */
  readonly masker: Masker;
  /** Now, or when the recorded cluster was recorded. */
  readonly now: Date;
  /** Aborted with the analysis, and when the call's time is over. */
  readonly signal: AbortSignal;
}
