import { Injectable } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import type { Alert } from '../../alerts/alert.js';
import { NO_CALLER } from '../../alerts/state.js';
import { answerByRules } from '../../analysis/answer-by-rules.js';
import { historyInTime } from '../../analysis/history/history-in-time.js';
import { plainKey } from '../../analysis/history/plain-key.js';
import { PipelineParts } from '../../analysis/pipeline-parts.js';
import type { AnalysisReport } from '../../analysis/report.js';
import type { Language } from '../../config/language.js';
import { Settings } from '../../config/settings.js';
import { subjectName } from '../../diagnosis/told/names.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import { KubernetesReader } from '../../integrations/kubernetes/reader.js';
import { Masker, together, type Masked } from '../../masking/index.js';
import { SessionStore, type StoredSummary } from '../../sessions/session-store.js';
import { SERVICE_NAME, SERVICE_VERSION } from '../../telemetry/version.js';
import { incidentIn, labelsIn, storedAnalysisIn } from '../chat-context.js';
import type { ChatQuestion } from '../chat-request.js';
import { askedAbout } from './asked-about.js';
import { RULES_PHRASES } from './phrases.js';
import { kindsAskedIn, type QuestionKind } from './question-kinds.js';
import { changesTold, dependentsTold } from './told-of-graph.js';

/** Bound of the reading for one answer, in ms. */
const MAX_MS = 20_000;
/** Earlier analyses that are told. */
const MAX_EARLIER = 5;

/** What was found out about the object that a question is about. */
interface Known {
  readonly report: Masked<AnalysisReport>;
  /** `null` where there was no time to read anything. */
  readonly graph: CaseGraph | null;
  /** `null` where history could not be read; empty where nothing asks for it. */
  readonly earlier: readonly StoredSummary[] | null;
}

/**
 * Answers questions about an object without a model: from the rules, the graph of what was read, and the history. It reads
 * the cluster as an analysis does, and as seldom: one case a question.
 */
@Injectable()
export class RulesAnswer {
  constructor(
    private readonly parts: PipelineParts,
    private readonly cluster: KubernetesReader,
    private readonly store: SessionStore,
    private readonly masker: Masker,
    private readonly settings: Settings,
  ) {}

  /**
   * What can be said of the object that the question, the page or an earlier question names; `null` where none does.
   * @param said what was asked before in this conversation, newest first
   * @param until when the answer must be there, in ms since the epoch
   */
  async answer(
    question: ChatQuestion,
    said: readonly string[],
    until: number,
  ): Promise<Masked<string> | null> {
    const { message, context, language, signal } = question;
    const labels = labelsIn(context);
    const alert = askedAbout(message, { labels, earlier: said, now: this.cluster.now() });
    if (alert === null) return null;
    const kinds = kindsAskedIn(message);
    const deadlineAt = Math.min(until, Date.now() + MAX_MS);
    const incident = incidentIn(context);
    const known = await this.#known(alert, { language, signal, deadlineAt, incident, kinds });
    const stored = storedAnalysisIn(context);
    const ofGraph = (kind: QuestionKind, tell: typeof changesTold): string | null =>
      known.graph !== null && kinds.includes(kind) ? tell(known.graph, language) : null;
    const told = this.masker.mask({
      subject: known.graph === null ? null : subjectName(known.graph),
      changed: ofGraph('changed', changesTold),
      dependents: ofGraph('dependents', dependentsTold),
      earlier: known.earlier,
      stored,
    });
    return this.masker.derive(together({ report: known.report, told }), ({ report, told: facts }) => {
      const phrases = RULES_PHRASES[language];
      const parts: Readonly<Record<QuestionKind, string>> = {
        wrong: [
          [report.body.analysis_summary ?? '', report.body.analysis_detail ?? ''].join('\n\n'),
          ...(report.body.cause === null && facts.stored !== null
            ? [`${phrases.stored}: ${facts.stored}`]
            : []),
        ].join('\n\n'),
        changed: facts.changed ?? report.body.analysis_summary ?? '',
        dependents: facts.dependents ?? report.body.analysis_summary ?? '',
        before: earlierTold(facts.earlier, language),
      };
      return [
        ...(facts.subject === null ? [] : [phrases.about(facts.subject)]),
        ...kinds.map((kind) => `### ${phrases.headings[kind]}\n${parts[kind]}`),
      ].join('\n\n');
    });
  }

  async #known(
    alert: Alert,
    job: {
      readonly language: Language;
      readonly signal: AbortSignal;
      readonly deadlineAt: number;
      readonly incident: string | null;
      readonly kinds: readonly QuestionKind[];
    },
  ): Promise<Known> {
    const { masker } = this;
    const { collectors, understanding } = this.parts;
    let graph: CaseGraph | null = null;
    const { language, signal, deadlineAt } = job;
    const request = {
      members: [{ alert, caller: NO_CALLER }],
      groupKey: null,
      language,
      previous: null,
      history: [],
      signal,
      deadlineAt,
    };
    const stages = answerByRules({
      clusterName: this.settings.stream.clusterName,
      collectors: {
        collect: async (...asked) => {
          const collected = await collectors.collect(...asked);
          graph = collected.graph ?? null;
          return collected;
        },
        unanswered: (reason) => collectors.unanswered(reason),
      },
      rules: (collected, about) => understanding.diagnostician.diagnose(collected, about),
      masker,
      report: { masker, cluster: this.cluster, service: { name: SERVICE_NAME, version: SERVICE_VERSION } },
    });
    const [report, earlier] = await Promise.all([
      firstValueFrom(of(request).pipe(stages)),
      job.kinds.includes('before') ? this.#earlier(alert, job.incident) : [],
    ]);
    return { report, graph, earlier };
  }

  async #earlier(alert: Alert, incident: string | null): Promise<readonly StoredSummary[] | null> {
    const keys = [
      `alert:${alert.fingerprint}`,
      ...(incident === null ? [] : [`${incident}:${alert.fingerprint}`, `${incident}:summary`]),
    ].flatMap((key) => plainKey(key, this.masker) ?? []);
    try {
      return await historyInTime(this.#summaries(keys));
    } catch {
      return null;
    }
  }

  async #summaries(keys: readonly string[]): Promise<readonly StoredSummary[]> {
    const all: StoredSummary[] = [];
    for (const key of keys) all.push(...(await this.store.summaries(key)));
    return [...new Map(all.map((summary) => [summary.text, summary])).values()]
      .toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt))
      .slice(0, MAX_EARLIER);
  }
}

const earlierTold = (earlier: readonly StoredSummary[] | null, language: Language): string => {
  const phrases = RULES_PHRASES[language];
  if (earlier === null) return phrases.historyUnread;
  if (earlier.length === 0) return phrases.neverBefore;
  return earlier.map(({ text, createdAt }) => `- ${createdAt}: ${text.replaceAll(/\s+/g, ' ')}`).join('\n');
};
