import { Injectable } from '@nestjs/common';
import { CollectorService } from '../collect/collector.service.js';
import { Understanding } from './understanding.js';
import { Investigator } from '../investigation/investigator.js';
import { PromptComposer } from '../prompt/prompt-composer.js';
import { AnalysisHistory } from './history/analysis-history.js';

/** What the stages have done by other rooms, in the order of the stages. */
@Injectable()
export class PipelineParts {
  constructor(
    readonly collectors: CollectorService,
    readonly understanding: Understanding,
    readonly composer: PromptComposer,
    readonly investigator: Investigator,
    readonly history: AnalysisHistory,
  ) {}
}
