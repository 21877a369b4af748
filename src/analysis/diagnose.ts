import type { OperatorFunction } from 'rxjs';
import type { Alert } from '../alerts/alert.js';
import type { ClusterFacts } from '../evidence/facts.js';
import type { Diagnosis } from '../evidence/finding.js';
import { worstMember } from './request.js';
import type { CollectedCase, DiagnosedCase } from './stages.js';
import { timed } from './timed.js';

/** What the rules say about the facts, ranked for the alert. */
export type Diagnose = (facts: ClusterFacts, alert: Alert) => Diagnosis;

/** Puts the rules to the facts: the answer without a model, and evidence for one. */
export const diagnose = (rules: Diagnose): OperatorFunction<CollectedCase, DiagnosedCase> =>
  timed('diagnose', (collected) => ({
    ...collected,
    diagnosis: rules(collected.collected.facts, worstMember(collected.request.members).alert),
  }));
