import { type DynamicModule, Module } from '@nestjs/common';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { AnalysesModule } from '../groups/analyses/analyses.module.js';
import { CollectorsModule } from '../collect/collectors.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { ToolsModule } from '../integrations/tools.module.js';
import { OutputModule } from '../output/output.module.js';
import { Asking } from './asking.js';
import { KeptAnalyses } from './kept-analyses.js';
import { McpServers } from './mcp-server.js';
import { McpWorld } from './mcp-world.js';
import { RunbookTexts } from './runbook-texts.js';
import { OwnTools } from './tools/own-tools.js';
import { ReadingTools } from './tools/reading-tools.js';

/** Answers assistants that speak the Model Context Protocol. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [PipelineModule, CollectorsModule, IntegrationsModule, ToolsModule, OutputModule],
  providers: [Asking, KeptAnalyses, McpServers, McpWorld, OwnTools, ReadingTools, RunbookTexts],
  exports: [McpServers],
})
export class McpModule {
  /** With the analyses of the stream beside those that assistants asked for. */
  static withStream(): DynamicModule {
    return { module: McpModule, imports: [AnalysesModule] };
  }
}
