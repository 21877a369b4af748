import { ScopePolicy } from '../integrations/kubernetes/scope/scope-policy.js';
import { ScopedReader } from '../integrations/kubernetes/scope/scoped-reader.js';
import { ScopedLoki } from '../integrations/loki/scoped-loki.js';
import { ScopedPrometheus } from '../integrations/prometheus/scoped-prometheus.js';
import { ScopedTempo } from '../integrations/tempo/scoped-tempo.js';
import { SchedulingView } from '../integrations/kubernetes/tools/scheduling/scheduling-view.js';
import type { ToolSources, ToolViews } from './tool-context.js';
import type { ToolScope } from './tool-scope.js';

/** What tools look through: the sources themselves, or as far as a scope reaches. */
export const scopedSources = (sources: ToolSources, scope: ToolScope | null): ToolViews => {
  if (scope === null) return { ...sources, scheduling: new SchedulingView(sources.kubernetes, null) };
  const policy = new ScopePolicy(scope);
  return {
    kubernetes: new ScopedReader(sources.kubernetes, policy),
    prometheus: new ScopedPrometheus(sources.prometheus, policy),
    tempo: new ScopedTempo(sources.tempo, policy),
    loki: new ScopedLoki(sources.loki, policy),
    scheduling: new SchedulingView(sources.kubernetes, policy),
  };
};
