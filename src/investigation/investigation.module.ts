import { Module } from '@nestjs/common';
import { LlmModule } from '../llm/llm.module.js';
import { ToolsModule } from '../integrations/tools.module.js';
import { OutputModule } from '../output/output.module.js';
import { Investigator } from './investigator.js';

/** Conversations with a model that may call tools. Settings and Masker come from global modules. */
@Module({
  imports: [LlmModule, ToolsModule, OutputModule],
  providers: [Investigator],
  exports: [Investigator],
})
export class InvestigationModule {}
