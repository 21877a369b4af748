import { Controller, Post } from '@nestjs/common';
import { ModelSelection } from '../../llm/model-selection.js';
import { Masker, type Masked } from '../../masking/index.js';
import { JsonBody } from '../body.pipe.js';
import { Route } from '../openapi/route.js';
import {
  aiConfigBody,
  aiConfigResponse,
  type AiConfigBody,
  type AiConfigResponse,
} from './config-ai.schema.js';

/**
 * Switches provider and model while running (docs/http-api.md "POST /config/ai"): here at once, in the other processes
 * when they hear of it.
 */
@Controller('config/ai')
export class ConfigAiController {
  constructor(
    private readonly selection: ModelSelection,
    private readonly masker: Masker,
  ) {}

  @Post()
  @Route({ summary: 'Switch provider and model while running', role: 'admin', answer: aiConfigResponse })
  use(@JsonBody(aiConfigBody) { choice, sent }: AiConfigBody): Masked<AiConfigResponse> {
    this.selection.choose(choice);
    return this.masker.mask({ status: 'ok', provider: sent.provider, model_id: sent.model_id });
  }
}
