import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '../../config/settings.js';
import { toolsInOrder } from '../../tools/tool-provider.js';
import { Toolbox } from '../../tools/toolbox.js';
import type { Tool } from '../../tools/tool.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import { Integrations } from '../../integrations/integration.js';
import { KeptAnalyses } from '../kept-analyses.js';
import { NotAnswered } from '../not-answered.js';
import { mcpTool, type McpTool } from './mcp-tool.js';

/** Nothing may be reached. */
const NOWHERE: ToolScope = { namespaces: [], nodes: [] };

const analysis = z
  .string()
  .describe('Id of the analysis that it is read for: its namespaces and nodes are what can be reached');

/** The readings that a model of the service may make, for assistants: the same bounds, masking and scope. */
@Injectable()
export class ReadingTools {
  constructor(
    private readonly toolbox: Toolbox,
    private readonly integrations: Integrations,
    private readonly kept: KeptAnalyses,
    private readonly settings: Settings,
  ) {}

  /** Those that are configured; with `TOOLS_SCOPE=target` each asks for which analysis it reads. */
  all(): readonly McpTool[] {
    const isHeld = this.settings.tools.scope !== 'cluster';
    const offered = new Set(this.toolbox.open(isHeld ? NOWHERE : undefined).names());
    return toolsInOrder(this.integrations.all.map(({ about }) => about))
      .filter(({ name }) => offered.has(name))
      .map((tool) => this.#toolOf(tool, isHeld));
  }

  #toolOf(tool: Tool, isHeld: boolean): McpTool {
    return mcpTool({
      name: tool.name,
      title: tool.name.replaceAll('_', ' '),
      about: tool.about,
      input: isHeld ? tool.parameters.extend({ analysis }) : tool.parameters,
      isSlow: false,
      run: async (given: Readonly<Record<string, unknown>>, { signal }) => {
        const { analysis: id, ...args } = given;
        const session = this.toolbox.open(isHeld ? await this.#scopeOf(String(id)) : undefined);
        const { json } = await session.call(tool.name, JSON.stringify(args), signal);
        return json;
      },
    });
  }

  async #scopeOf(id: string): Promise<ToolScope> {
    const scope = await this.kept.scopeOf(id);
    if (scope === null) throw new NotAnswered(`there is no analysis ${id} here: ask analyse first`);
    return scope;
  }
}
