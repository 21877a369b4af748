import { Module } from '@nestjs/common';
import { CollectorsModule } from '../collectors/collectors.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { ToolsModule } from '../tools/tools.module.js';
import { Analyst } from './analyst.js';
import { PipelineAnalyst } from './pipeline-analyst.js';

/** The pipeline as an `Analyst`. Settings, Masker and Logger come from global modules. */
@Module({
  imports: [CollectorsModule, LlmModule, SourcesModule, ToolsModule],
  providers: [{ provide: Analyst, useClass: PipelineAnalyst }],
  exports: [Analyst],
})
export class PipelineModule {}
