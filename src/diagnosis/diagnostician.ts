import { Inject, Injectable } from '@nestjs/common';
import type { Collected } from '../evidence/facts.js';
import type { Diagnosis } from '../evidence/finding.js';
import type { AlertFacts } from './alert-facts.js';
import { diagnose } from './diagnose.js';
import { diagnoseGraph } from './diagnose-graph.js';
import type { Rule } from './kit/rule.js';
import { TEXTS } from './mechanisms/index.js';

/** Token of the rules that are applied, in their order: `readonly Rule[]`. */
export const DIAGNOSIS_RULES = Symbol('rules of diagnosis');

/** Applies the service's rules to what was collected. Never throws. */
@Injectable()
export class Diagnostician {
  constructor(@Inject(DIAGNOSIS_RULES) private readonly rules: readonly Rule[]) {}

  diagnose({ facts, graph }: Pick<Collected, 'facts' | 'graph'>, alert: AlertFacts): Diagnosis {
    const explained = graph === undefined ? null : diagnoseGraph(graph, alert, this.rules, TEXTS);
    if (explained !== null && (explained.findings.length > 0 || explained.story?.summary.en !== ''))
      return explained;
    const { findings, checked, unchecked } = diagnose(facts, alert);
    return { ...explained, findings, checked: [...checked, ...(explained?.checked ?? [])], unchecked };
  }
}
