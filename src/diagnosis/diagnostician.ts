import { Inject, Injectable } from '@nestjs/common';
import type { ClusterFacts } from '../evidence/facts.js';
import type { Diagnosis } from '../evidence/finding.js';
import type { AlertFacts } from './alert-facts.js';
import { diagnose } from './diagnose.js';
import type { Rule } from './rule.js';

/** Token of the rules that are applied, in their order: `readonly Rule[]`. */
export const DIAGNOSIS_RULES = Symbol('rules of diagnosis');

/** Applies the service's rules to what was collected. Never throws. */
@Injectable()
export class Diagnostician {
  constructor(@Inject(DIAGNOSIS_RULES) private readonly rules: readonly Rule[]) {}

  diagnose(facts: ClusterFacts, alert: AlertFacts): Diagnosis {
    return diagnose(facts, alert, this.rules);
  }
}
