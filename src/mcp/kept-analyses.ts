import { Injectable, Optional } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Alert } from '../alerts/alert.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { AnalysisReport } from '../analysis/report.js';
import { Analyses, type AnalysesPage } from '../groups/analyses/analyses.js';
import type { GroupResult } from '../groups/group-result.js';
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

const scopeOfGroup = ({ group: { key }, cause }: GroupResult): ToolScope => {
  const entity = cause?.entity ?? null;
  const nodes = [key['node'] ?? null, entity?.kind === 'Node' ? entity.name : null];
  return {
    namespaces: [...new Set([key['namespace'] || null, entity?.namespace ?? null])].filter(
      (each) => each !== null,
    ),
    nodes: [...new Set(nodes)].filter((each) => each !== null),
  };
};

/** What assistants asked this process for, and the analyses of the stream where there is one. */
@Injectable()
export class KeptAnalyses {
  readonly #kept = new Map<string, KeptAnalysis>();

  constructor(@Optional() private readonly stream?: Analyses) {}

  keep(alert: Alert, report: Masked<AnalysisReport>, at: Date): KeptAnalysis {
    const id = randomBytes(8).toString('hex');
    const kept = { id, at: at.toISOString(), report, scope: scopeOf(alert, report.value) };
    this.#kept.set(id, kept);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MAX_KEPT && !oldest.done) this.#kept.delete(oldest.value);
    return kept;
  }

  /** The last results of groups of alerts, the newest first; `null` without a stream. @throws {StreamUnavailable} */
  async ofAlerts(limit: number): Promise<Masked<AnalysesPage> | null> {
    return (await this.stream?.list({}, null, limit)) ?? null;
  }

  /** The last result of a group. @throws {StreamUnavailable} */
  async ofGroup(id: string): Promise<Masked<GroupResult> | null> {
    return (await this.stream?.get(id)) ?? null;
  }

  /** What reading tools may reach for an analysis; `null` where there is none such. @throws {StreamUnavailable} */
  async scopeOf(id: string): Promise<ToolScope | null> {
    const kept = this.get(id);
    if (kept !== null) return kept.scope;
    const result = /^[0-9a-f]{16}$/.test(id) ? await this.ofGroup(id) : null;
    return result === null ? null : scopeOfGroup(result.value);
  }

  get(id: string): KeptAnalysis | null {
    return this.#kept.get(id) ?? null;
  }

  /** Newest first. */
  all(): readonly KeptAnalysis[] {
    return [...this.#kept.values()].toReversed();
  }
}
