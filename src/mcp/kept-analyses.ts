import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Alert } from '../alerts/alert.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { AnalysisReport } from '../analysis/report.js';
import type { Masked } from '../masking/index.js';
import type { ToolScope } from '../tools/tool-scope.js';

/** Analyses that are kept; the oldest are forgotten first. */
const MAX_KEPT = 50;

/** An analysis that an assistant asked for. */
export interface KeptAnalysis {
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  readonly report: Masked<AnalysisReport>;
  /** What reading tools may reach for it (`TOOLS_SCOPE=target`). */
  readonly scope: ToolScope;
}

const scopeOf = ({ labels }: Alert, { body: { cause } }: AnalysisReport): ToolScope => {
  const { namespace, node } = targetFromLabels(labels, null);
  const entity = cause?.entity ?? null;
  const nodes = [node, entity?.kind === 'Node' ? entity.name : null];
  return {
    namespaces: [...new Set([namespace, entity?.namespace ?? null])].filter((each) => each !== null),
    nodes: [...new Set(nodes)].filter((each) => each !== null),
  };
};

/** What assistants asked this process for, to be looked at again. */
@Injectable()
export class KeptAnalyses {
  readonly #kept = new Map<string, KeptAnalysis>();

  keep(alert: Alert, report: Masked<AnalysisReport>, at: Date): KeptAnalysis {
    const id = randomBytes(8).toString('hex');
    const kept = { id, at: at.toISOString(), report, scope: scopeOf(alert, report.value) };
    this.#kept.set(id, kept);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MAX_KEPT && !oldest.done) this.#kept.delete(oldest.value);
    return kept;
  }

  get(id: string): KeptAnalysis | null {
    return this.#kept.get(id) ?? null;
  }

  /** Newest first. */
  all(): readonly KeptAnalysis[] {
    return [...this.#kept.values()].toReversed();
  }
}
