import type { Settings } from '../config/settings.js';
import type { Masker } from '../masking/index.js';
import type { Logger } from '../telemetry/logger.js';
import type { ToolProvider } from './tool-provider.js';
import { toolsInOrder } from './tool-provider.js';
import type { ToolScope } from './tool-scope.js';
import { ToolSession } from './tool-session.js';
import type { Tool } from './tool.js';

export interface ToolboxOptions {
  readonly providers: readonly ToolProvider[];
  /** Now, or when the recorded cluster was recorded. */
  readonly now: () => Date;
  readonly settings: Settings;
  readonly masker: Masker;
  readonly logger: Logger;
}

/** The tools of this process: which there are, and a session of them for each analysis. Injectable by class. */
export class Toolbox {
  private readonly tools: readonly Tool[];

  constructor(private readonly options: ToolboxOptions) {
    const { disabled } = options.settings.tools;
    const all = toolsInOrder(options.providers.map(({ about }) => about));
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
    const { providers, ...options } = this.options;
    const held = options.settings.tools.scope === 'cluster' ? null : (scope ?? null);
    const configured = providers.filter((provider) => provider.availability().configured);
    const offered = new Set(configured.flatMap(({ about }) => [...about.tools, ...about.furtherTools]));
    const tools = this.tools.filter((tool) => offered.has(tool) && (held === null || tool.reach === 'scope'));
    return new ToolSession({ ...options, tools, providers: configured, scope: held });
  }
}
