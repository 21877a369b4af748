import { describe, expect, it } from '@jest/globals';
import { earlierSummaries } from './earlier-summaries.js';
import type { GroupResult } from './group-result.js';

const result = (summary: string, parts: Partial<GroupResult> = {}): GroupResult =>
  ({
    analysis_summary: summary,
    provenance: { model: { provider: 'openai', id: 'gpt-4o' } },
    findings: [],
    evidence: [{ collectedAt: '2026-03-02T09:15:00Z' }],
    group: { episode: '2026-03-02T09:00:00Z' },
    ...parts,
  }) as unknown as GroupResult;

const at = (text: string) => ({ text, createdAt: '2026-03-02T09:15:00Z' });

describe('what earlier analyses of a group said', () => {
  it('is nothing before the first', () => {
    expect(earlierSummaries(null)).toEqual([]);
  });

  it('grows by each result, and keeps the newest three', () => {
    const first = earlierSummaries(result('one'));
    expect(first).toEqual([at('one')]);
    const earlier = [at('zero'), at('one'), at('two')];
    expect(earlierSummaries(result('three', { earlier }))).toEqual([at('one'), at('two'), at('three')]);
  });

  it('leaves out a result that knew no cause, but hands on what came before it', () => {
    const unknown = { provenance: { model: null } as GroupResult['provenance'], earlier: [at('one')] };
    expect(earlierSummaries(result('no known cause', unknown))).toEqual([at('one')]);
    const findings = [{ rule: 'pod/oom-killed' }] as unknown as GroupResult['findings'];
    expect(earlierSummaries(result('by rule', { ...unknown, findings }))).toEqual([at('one'), at('by rule')]);
  });
});
