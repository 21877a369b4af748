import { loadSettings } from '../../src/config/load.js';
import type { KubernetesReader } from '../../src/integrations/kubernetes/reader.js';
import type { Tool } from '../../src/tools/tool.js';
import type { ToolSources } from '../../src/tools/tool-context.js';
import type { ToolScope } from '../../src/tools/tool-scope.js';
import { Toolbox } from '../../src/tools/toolbox.js';
import { MemoryLogger } from './memory-logger.js';
import { ruleMasker } from './rule-masker.js';

const NOT_CONFIGURED = { configured: false };

/** What a call answered, as JSON. */
export type ToolResult = { readonly error?: string; readonly detail?: string } & Readonly<
  Record<string, unknown>
>;

/** The tools of one session over a cluster; there is no Prometheus, Tempo or Loki. */
export class ClusterTools {
  readonly logger = new MemoryLogger();
  readonly session;

  constructor(
    reader: KubernetesReader,
    environment: Readonly<Record<string, string>> = {},
    tools?: readonly Tool[],
    scope?: ToolScope,
  ) {
    const settings = loadSettings(environment);
    // Clients that are not configured are never called.
    const sources = {
      kubernetes: reader,
      prometheus: NOT_CONFIGURED,
      tempo: NOT_CONFIGURED,
      loki: NOT_CONFIGURED,
    } as unknown as ToolSources;
    const masker = ruleMasker(environment);
    this.session = new Toolbox({ sources, settings, masker, logger: this.logger, tools }).open(scope);
  }

  async text(name: string, args: unknown = {}): Promise<string> {
    return (await this.session.call(name, JSON.stringify(args), new AbortController().signal)).json.value;
  }

  /** Result of a call, read from its JSON. */
  async call<T = ToolResult>(name: string, args: unknown = {}): Promise<T> {
    return JSON.parse(await this.text(name, args)) as T;
  }
}
