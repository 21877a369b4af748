import { Injectable } from '@nestjs/common';
import { Investigator } from '../investigation/investigator.js';
import { RulesAnswer } from './by-rules/rules-answer.js';

/** Who can answer a question: the model with its tools, and the rules where it does not. */
@Injectable()
export class Answerers {
  constructor(
    readonly investigator: Investigator,
    readonly rules: RulesAnswer,
  ) {}
}
