import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { ModelClient } from '../llm/model-client.js';
import { Masker } from '../masking/index.js';
import { OutputPolicy } from '../output/output-policy.js';
import { Toolbox } from '../tools/toolbox.js';
import type { ToolScope } from '../tools/tool-scope.js';
import { loopLimitsOf } from './loop-limits.js';
import { PseudonymousModel } from './pseudonymous-model.js';
import { ToolLoop, type ToolLoopOptions } from './tool-loop.js';

/** What one investigation begins with. */
export type InvestigationStart = Omit<ToolLoopOptions, 'model' | 'masker' | 'policy' | 'limits' | 'tools'> & {
  /** Where tools may look; `null`: none are offered. */
  readonly scope: ToolScope | null;
};

/** Begins investigations with the service's model, its tools and its limits. */
@Injectable()
export class Investigator {
  constructor(
    private readonly model: ModelClient,
    private readonly toolbox: Toolbox,
    private readonly masker: Masker,
    private readonly settings: Settings,
    /** What of the model's words may leave the service. */
    readonly policy: OutputPolicy,
  ) {}

  /** Whether the model may call tools at all. */
  get offersTools(): boolean {
    return this.settings.llm.maxToolCalls > 0;
  }

  begin({ scope, ...start }: InvestigationStart): ToolLoop {
    return new ToolLoop({
      ...start,
      model: new PseudonymousModel(this.model, this.masker),
      masker: this.masker,
      policy: this.policy,
      limits: loopLimitsOf(this.settings),
      tools: this.offersTools && scope !== null ? this.toolbox.open(scope) : null,
    });
  }
}
