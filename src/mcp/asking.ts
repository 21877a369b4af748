import { Injectable } from '@nestjs/common';
import { alertClassOf } from '../alerts/class/alert-class-of.js';
import type { Alert } from '../alerts/alert.js';
import { NO_CALLER } from '../alerts/state.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import { Analyst } from '../analysis/analyst.js';
import type { AnalysisReport } from '../analysis/report.js';
import { CollectorService } from '../collect/collector.service.js';
import type { Language } from '../config/language.js';
import { Settings } from '../config/settings.js';
import type { CaseGraph } from '../evidence/case-graph.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import type { Masked } from '../masking/index.js';
import { deadlineAfter } from '../waiting/deadline.js';
import { Slots } from '../waiting/slots.js';
import { askedAlert } from './asked-alert.js';
import { NotAnswered } from './not-answered.js';
import type { Subject } from './tools/subject.js';

/** An analysis, and the alert that it is about. */
export interface Analysed {
  readonly alert: Alert;
  readonly report: Masked<AnalysisReport>;
}

/** Has the service look at what an assistant asks about; bounded in number and time as calls of `/analyze` are. */
@Injectable()
export class Asking {
  readonly #slots: Slots;
  readonly #deadlineMs: number;

  constructor(
    private readonly analyst: Analyst,
    private readonly collector: CollectorService,
    private readonly reader: KubernetesReader,
    { analysis, server }: Settings,
  ) {
    this.#slots = new Slots(analysis.maxConcurrent, server.httpQueueLimit);
    this.#deadlineMs = analysis.deadlineSeconds * 1000;
  }

  /** The clock of the cluster: of a recorded one, when it was recorded. */
  now(): Date {
    return this.reader.now();
  }

  /** @throws {NotAnswered}, or the signal's reason */
  async analyse(about: Subject, language: Language, owner: AbortSignal): Promise<Analysed> {
    return this.#within(owner, async (signal) => {
      const alert = await this.#alertOf(about, signal);
      const report = await this.analyst.analyse({
        members: [{ alert, caller: NO_CALLER }],
        groupKey: null,
        language,
        previous: null,
        history: [],
        signal,
        deadlineAt: Date.now() + this.#deadlineMs,
      });
      return { alert, report };
    });
  }

  /** What is read for a case, without an answer. @throws {NotAnswered}, or the signal's reason */
  async graph(about: Subject, owner: AbortSignal): Promise<CaseGraph> {
    return this.#within(owner, async (signal) => {
      const { labels, annotations, generatorURL, startsAt } = await this.#alertOf(about, signal);
      const { graph } = await this.collector.collect(
        {
          target: targetFromLabels(labels, null),
          others: [],
          labels,
          annotations,
          startsAt,
          endsAt: null,
          resolved: false,
          generatorUrl: generatorURL,
          alertClass: alertClassOf({ labels, annotations, generatorURL }),
        },
        signal,
      );
      if (graph === undefined) throw new NotAnswered('nothing of the cluster could be read');
      return graph;
    });
  }

  async #alertOf(about: Subject, signal: AbortSignal): Promise<Alert> {
    await this.reader.prepare();
    const { configured, reason } = this.reader.availability();
    if (!configured) throw new NotAnswered(reason ?? 'there is no cluster to read');
    return askedAlert(this.reader, about, signal);
  }

  async #within<T>(owner: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = deadlineAfter(
      owner,
      this.#deadlineMs,
      () => new NotAnswered(`it took longer than ${this.#deadlineMs / 1000} s`),
    );
    try {
      return await this.#slots.run(() => work(deadline.signal), deadline.signal);
    } finally {
      deadline.release();
    }
  }
}
