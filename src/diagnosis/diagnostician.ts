import { Inject, Injectable } from '@nestjs/common';
import type { Collected } from '../evidence/facts.js';
import type { Diagnosis } from '../evidence/finding.js';
import { diagnoseGraph } from './diagnose-graph.js';
import type { Rule } from './kit/rule.js';
import { TEXTS } from './mechanisms/index.js';
import type { ToldAlert } from './told/about-rule.js';

/** Token of the rules that are applied, in their order: `readonly Rule[]`. */
export const DIAGNOSIS_RULES = Symbol('rules of diagnosis');

/** Nothing was read in time. */
const NOTHING: Diagnosis = { findings: [], checked: [], unchecked: [] };

/** Applies the service's rules to what was collected. Never throws. */
@Injectable()
export class Diagnostician {
  constructor(@Inject(DIAGNOSIS_RULES) private readonly rules: readonly Rule[]) {}

  diagnose({ graph }: Pick<Collected, 'graph'>, alert: ToldAlert): Diagnosis {
    return graph === undefined ? NOTHING : diagnoseGraph(graph, alert, this.rules, TEXTS);
  }
}
