import { loadSettings } from '../../src/config/load.js';
import type { KubernetesReader } from '../../src/integrations/kubernetes/reader.js';
import type { ToolProvider } from '../../src/tools/tool-provider.js';
import type { ToolScope } from '../../src/tools/tool-scope.js';
import type { Tool } from '../../src/tools/tool.js';
import { Toolbox } from '../../src/tools/toolbox.js';
import { integrationsOver } from './integrations.js';
import { MemoryLogger } from './memory-logger.js';
import { ruleMasker } from './rule-masker.js';

/** What a call answered, as JSON. */
export type ToolResult = { readonly error?: string; readonly detail?: string } & Readonly<
  Record<string, unknown>
>;

/** Tools of a test that look through nothing. */
export const providerOf = (tools: readonly Tool[], view: object = {}): ToolProvider => ({
  about: {
    title: 'Test',
    chapter: 1,
    offeredWhen: 'a test says so',
    reach: null,
    beyond: null,
    evidence: 'kubernetes',
    tools,
    furtherTools: [],
  },
  availability: () => ({ configured: true }),
  view: () => view,
});

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
    const providers = tools === undefined ? integrationsOver(reader, settings).all : [providerOf(tools)];
    const masker = ruleMasker(environment);
    const { logger } = this;
    const now = (): Date => reader.now();
    this.session = new Toolbox({ providers, now, settings, masker, logger }).open(scope);
  }

  async text(name: string, args: unknown = {}): Promise<string> {
    return (await this.session.call(name, JSON.stringify(args), new AbortController().signal)).json.value;
  }

  /** Result of a call, read from its JSON. */
  async call<T = ToolResult>(name: string, args: unknown = {}): Promise<T> {
    return JSON.parse(await this.text(name, args)) as T;
  }
}
