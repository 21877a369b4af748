import { Module } from '@nestjs/common';
import { LlmModule } from '../llm/llm.module.js';
import { PromptComposer } from './prompt-composer.js';

/** From evidence to a bounded prompt. Settings come from a global module. */
@Module({ imports: [LlmModule], providers: [PromptComposer], exports: [PromptComposer] })
export class PromptModule {}
