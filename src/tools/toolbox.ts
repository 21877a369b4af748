import type { Settings } from '../config/settings.js';
import type { Masker } from '../masking/index.js';
import type { Logger } from '../telemetry/logger.js';
import { TOOLS } from './list.js';
import type { ToolScope } from './tool-scope.js';
import type { ToolSources } from './tool-context.js';
import { ToolSession } from './tool-session.js';
import type { Tool, ToolNeed } from './tool.js';

export interface ToolboxOptions {
  readonly sources: ToolSources;
  readonly settings: Settings;
  readonly masker: Masker;
  readonly logger: Logger;
  /** Every tool there is, unless a test says otherwise. */
  readonly tools?: readonly Tool[];
}

/** Whether what a tool needs is configured. */
const isConfigured = (need: ToolNeed, { sources, settings }: ToolboxOptions): boolean => {
  const kubernetes = sources.kubernetes.availability().configured;
  switch (need) {
    case 'kubernetes':
      return kubernetes;
    case 'istio':
      return kubernetes && settings.kubernetes.istioEnabled;
    case 'prometheus':
      return sources.prometheus.configured;
    case 'tempo':
      return sources.tempo.configured;
    case 'loki':
      return sources.loki.configured;
  }
};

/** The tools of this process: which there are, and a session of them for each analysis. Injectable by class. */
export class Toolbox {
  private readonly tools: readonly Tool[];

  constructor(private readonly options: ToolboxOptions) {
    const { disabled } = options.settings.tools;
    const all = options.tools ?? TOOLS;
    this.tools = all.filter(({ name }) => !disabled.includes(name));
    const unknown = disabled.filter((name) => !all.some((tool) => tool.name === name));
    if (unknown.length > 0) {
      options.logger.warn('tools_disabled_unknown', { setting: 'AGENT_TOOLS_DISABLED', unknown });
    }
  }

  /**
   * What is configured now, less what `AGENT_TOOLS_DISABLED` names and what looks beyond the scope by its nature.
   * @param scope ignored with `TOOLS_SCOPE=cluster`; without one the tools reach all that the service may read
   */
  open(scope?: ToolScope): ToolSession {
    const { sources, settings, masker, logger } = this.options;
    const held = settings.tools.scope === 'cluster' ? null : (scope ?? null);
    const tools = this.tools.filter(
      ({ needs, reach }) => isConfigured(needs, this.options) && (held === null || reach === 'scope'),
    );
    return new ToolSession({ tools, sources, scope: held, settings, masker, logger });
  }
}
