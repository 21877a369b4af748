import { Module } from '@nestjs/common';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { ModelChoices } from './model-choices.js';

/** Processes that ask a model tell each other which; those with the HTTP API alone, too. */
@Module({ imports: [JetStreamModule, LlmModule], providers: [ModelChoices] })
export class ModelChoicesModule {}
