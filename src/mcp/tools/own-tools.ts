import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { LANGUAGES } from '../../config/language.js';
import { Settings } from '../../config/settings.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import { entityTitle } from '../../evidence/entity.js';
import { graphJson, graphMermaid, graphText } from '../../evidence/graph-text.js';
import { Masker } from '../../masking/index.js';
import { OutputPolicy } from '../../output/output-policy.js';
import { Asking } from '../asking.js';
import { KeptAnalyses } from '../kept-analyses.js';
import { NotAnswered } from '../not-answered.js';
import { analysisLine, withinAnswer, writtenAnalysis, writtenResult } from '../written-analysis.js';
import { mcpTool, type McpTool } from './mcp-tool.js';
import { subject } from './subject.js';

/** Changes and analyses of one answer, at most. */
const MAX_CHANGES = 100;
const MAX_LISTED = 50;

const FORMS = { text: graphText, json: graphJson, mermaid: graphMermaid };

const analysisId = z.string().regex(/^[0-9a-f]{16}$/, 'is no id of an analysis');

/** What changed in a case lately, the newest first. */
const changesIn = (graph: CaseGraph, sinceMinutes: number): readonly object[] => {
  const from = graph.parts.nowMs - sinceMinutes * 60_000;
  return graph.parts.entities
    .flatMap(({ ref, hops, changes }) =>
      changes.map(({ at, what, by, kind }) => ({ at, object: entityTitle(ref), hops, kind, what, by })),
    )
    .filter(({ at }) => Date.parse(at) >= from)
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, MAX_CHANGES);
};

/** What an assistant may ask the service itself. */
@Injectable()
export class OwnTools {
  constructor(
    private readonly asking: Asking,
    private readonly kept: KeptAnalyses,
    private readonly masker: Masker,
    private readonly policy: OutputPolicy,
    private readonly settings: Settings,
  ) {}

  all(): readonly McpTool[] {
    return [this.#analyse(), this.#list(), this.#get(), this.#graph(), this.#changes()];
  }

  #analyse(): McpTool {
    return mcpTool({
      name: 'analyse',
      title: 'Find the root cause',
      about:
        'Finds out why an object of the cluster is not well, or why an alert fires: the cause at the far end, the way to it, what changed, with evidence. Takes seconds to minutes; ask it first.',
      input: z.object({
        ...subject,
        language: z.enum(LANGUAGES).optional().describe('Language of the answer'),
      }),
      isSlow: true,
      run: async ({ language, ...about }, { signal }) => {
        const { alert, report } = await this.asking.analyse(
          about,
          language ?? this.settings.server.language,
          signal,
        );
        const { id, at } = this.kept.keep(alert, report, this.asking.now());
        return this.masker.derive(report, (whole) => writtenAnalysis(id, at, whole));
      },
    });
  }

  #list(): McpTool {
    return mcpTool({
      name: 'list_analyses',
      title: 'List analyses',
      about:
        'Lists the analyses that were asked for here, and the last ones of groups of alerts, newest first, with their causes.',
      input: z.object({ limit: z.number().int().min(1).max(MAX_LISTED).default(20) }),
      isSlow: false,
      run: async ({ limit }) => {
        const ofAlerts = await this.kept.ofAlerts(limit);
        const told = {
          asked_here: this.kept.all().slice(0, limit).map(analysisLine),
          ...(ofAlerts !== null && { of_alerts: ofAlerts.value.analyses }),
        };
        return this.masker.text(withinAnswer(JSON.stringify(told, null, 1)));
      },
    });
  }

  #get(): McpTool {
    return mcpTool({
      name: 'get_analysis',
      title: 'Read an analysis',
      about: 'Reads an analysis again by its id, as list_analyses names it.',
      input: z.object({ id: analysisId }),
      isSlow: false,
      run: async ({ id }) => {
        const found = this.kept.get(id);
        const ofGroup = found === null ? await this.kept.ofGroup(id) : null;
        if (ofGroup !== null) return this.masker.derive(ofGroup, writtenResult);
        if (found === null)
          throw new NotAnswered(`there is no analysis ${id} here; list_analyses names those that are`);
        return this.masker.derive(found.report, (whole) => writtenAnalysis(id, found.at, whole));
      },
    });
  }

  #graph(): McpTool {
    return mcpTool({
      name: 'case_graph',
      title: 'Read the case graph',
      about:
        'Reads what an object stands on, calls and shares, outward from it, with the state of each, as a graph. Use it to see how things hang together.',
      input: z.object({ ...subject, form: z.enum(['text', 'json', 'mermaid']).default('text') }),
      isSlow: true,
      run: async ({ form, ...about }, { signal }) => {
        const graph = await this.asking.graph(about, signal);
        return this.masker.text(withinAnswer(this.policy.text(FORMS[form](graph))));
      },
    });
  }

  #changes(): McpTool {
    return mcpTool({
      name: 'what_changed',
      title: 'Read what changed',
      about:
        'Reads what changed lately about an object and what it depends on: rollouts, edits, runs, with time and who, as far as the cluster remembers.',
      input: z.object({
        ...subject,
        since_minutes: z.number().int().min(1).max(10_080).default(120).describe('How far back'),
      }),
      isSlow: true,
      run: async ({ since_minutes: sinceMinutes, ...about }, { signal }) => {
        const graph = await this.asking.graph(about, signal);
        const changes = this.policy.all(changesIn(graph, sinceMinutes));
        return this.masker.text(withinAnswer(JSON.stringify(changes, null, 1)));
      },
    });
  }
}
