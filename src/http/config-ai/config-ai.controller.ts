import { Body, Controller, HttpCode, Optional, Post } from '@nestjs/common';
import { ModelAnnouncer } from '../../llm/model-announcer.js';
import { modelChoice, type ModelChoice } from '../../llm/model-choice.js';
import { ModelSelection } from '../../llm/model-selection.js';
import { Masker, type Masked } from '../../masking/index.js';
import { ForRole } from '../access/route-role.js';
import { BodyOf } from '../body.pipe.js';
import { aiConfigBody, type AiConfigBody, type AiConfigResponse } from './config-ai.schema.js';

/** Switches provider and model while running (contract 1.8): here at once, in the other processes when they hear of it. */
@Controller('config/ai')
export class ConfigAiController {
  constructor(
    private readonly selection: ModelSelection,
    private readonly masker: Masker,
    @Optional() private readonly announcer?: ModelAnnouncer,
  ) {}

  @Post()
  @HttpCode(200)
  @ForRole('admin')
  use(
    @Body(new BodyOf(modelChoice)) choice: ModelChoice,
    @Body(new BodyOf(aiConfigBody)) sent: AiConfigBody,
  ): Masked<AiConfigResponse> {
    this.selection.use(choice);
    this.announcer?.announce(choice);
    return this.masker.mask({ status: 'ok', provider: sent.provider, model_id: sent.model_id });
  }
}
