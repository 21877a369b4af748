import { afterEach, describe, expect, it } from '@jest/globals';
import { answering, calling, structuredAnswer } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';
import { OOMKILLED } from '../support/recorded-pipeline.js';

let app: PipelineApp;
const start = async (environment: Record<string, string> = {}): Promise<PipelineApp> => {
  app = await PipelineApp.start(environment);
  return app;
};
afterEach(() => app.close());

const FINGERPRINT = OOMKILLED.members[0]?.alert.fingerprint ?? '';

const saying = (summary: string, korean = summary): void => {
  const text = (each: string) => ({ summary: each, detail: 'The detail (E1).' });
  app.model.otherwise = answering(structuredAnswer({ en: text(summary), ko: text(korean) }));
};

/** Analyses the alert, with an answer of this summary, and waits until it is kept. */
const analysed = async (summary: string, incidentId: string | null = null): Promise<void> => {
  saying(summary);
  await app.analyse({ incidentId });
  await app.kept();
};

/** The summaries that the next analysis is shown, in their order. */
const shownNext = async (incidentId: string | null = null): Promise<readonly string[]> => {
  await app.analyse({ incidentId });
  return [...app.prompt().matchAll(/Said \w+\./g)].map(([text]) => text);
};

const warnings = async (): Promise<readonly string[]> => (await app.analyse()).body.warnings ?? [];

describe('what earlier analyses of an alert said', () => {
  it('is shown to the next one, at most 3, oldest first', async () => {
    await start();
    expect(await shownNext()).toEqual([]);
    for (const word of ['one', 'two', 'three', 'four']) await analysed(`Said ${word}.`);
    expect(await shownNext()).toEqual(['Said two.', 'Said three.', 'Said four.']);
  });

  it('is as many as PROMPT_SUMMARY_MAX_ITEMS says', async () => {
    await start({ PROMPT_SUMMARY_MAX_ITEMS: '1' });
    for (const word of ['one', 'two']) await analysed(`Said ${word}.`);
    expect(await shownNext()).toEqual(['Said two.']);
  });

  it('is shown across incidents, and in the incident', async () => {
    await start();
    await analysed('Said one.', 'INC-1');
    expect(await app.store.summaries(`INC-1:${FINGERPRINT}`)).toHaveLength(1);
    expect(await app.store.summaries(`alert:${FINGERPRINT}`)).toHaveLength(1);
    expect(await shownNext('INC-1')).toEqual(['Said one.']);
    expect(await shownNext('INC-2')).toEqual(['Said one.']);
    expect(await shownNext()).toEqual(['Said one.']);
  });

  it('holds what an earlier version wrote for the incident', async () => {
    await start();
    await analysed('Said before.', 'INC-1');
    const [kept] = await app.store.summaries(`INC-1:${FINGERPRINT}`);
    expect(kept).toMatchObject({ text: 'Said before.', createdAt: expect.stringMatching(/^\d{4}-.*Z$/) });
  });

  it('stands beside what the caller hands over, in the order of time', async () => {
    await start();
    await analysed('Said two.');
    await app.analyse({
      history: [
        { text: 'Said one.', createdAt: '2020-01-01T00:00:00.000Z' },
        { text: 'Said three.', createdAt: '2999-01-01T00:00:00.000Z' },
      ],
    });
    expect(app.prompt()).toMatch(/Said one\.[^]*Said two\.[^]*Said three\./);
  });

  it('is what the rules found where no model answered', async () => {
    await start();
    app.model.refuseWith = 401;
    await app.analyse({ incidentId: 'INC-1' });
    await app.kept();
    app.model.refuseWith = null;
    const kept = await app.store.summaries(`alert:${FINGERPRINT}`);
    expect(kept.map(({ text }) => text)).toEqual([expect.stringMatching(/memory limit of 256Mi/)]);
    expect(app.store.transcripts).toEqual([]);
  });

  it('is kept in the language of the answer, shortened, and masked', async () => {
    await start();
    const token = 'ghp_Zq3xV8nB1mK5tR7wY2pL9sD4fG6hJ0aQcE1u';
    saying('English.', `한국어 ${token}\n${'말 '.repeat(300)}`);
    await app.analyse({ language: 'ko' });
    await app.kept();
    const [{ text } = { text: '' }] = await app.store.summaries(`alert:${FINGERPRINT}`);
    expect(text).toMatch(/^한국어 \[MASKED\] 말/);
    expect(text).toHaveLength(303);
  });
});

describe('history that is not available', () => {
  it('costs a warning, not the analysis', async () => {
    await start();
    expect(await warnings()).not.toContainEqual(expect.stringMatching(/history/));
    app.store.broken.add('summaries');
    const report = await app.analyse();
    expect(report.provenance.model).not.toBeNull();
    expect(report.body.warnings).toContainEqual(expect.stringMatching(/session history is not available/));
    expect(JSON.stringify(report)).not.toContain('ECONNREFUSED');
  });

  it('does not hold up an analysis for longer than it waits for it', async () => {
    await start();
    app.store.hold();
    const report = await app.analyse({ history: [{ text: 'Said one.', createdAt: '2020-01-01T00:00:00Z' }] });
    expect(report.provenance.model).not.toBeNull();
    expect(report.body.warnings).toContainEqual(expect.stringMatching(/session history is not available/));
    // What the caller handed over does not need the store.
    expect(app.prompt()).toContain('Said one.');
  });

  it('is told in the log when an answer could not be kept', async () => {
    await start();
    app.store.broken.add('transcripts');
    await app.analyse();
    await app.kept();
    expect(app.logger.lines).toContainEqual(expect.objectContaining({ event: 'history_not_written' }));
    expect(await app.store.summaries(`alert:${FINGERPRINT}`)).toHaveLength(1);
  });
});

describe('the transcript of an analysis', () => {
  it('holds what was said, without what all have in common, with the model, what it cost, and where it looked', async () => {
    await start();
    app.model.next.push(
      calling({ id: 'x', name: 'list_namespace_events', arguments: '{"namespace":"shop"}' }),
    );
    await app.analyse({ incidentId: 'INC-1' });
    await app.kept();
    expect(app.store.transcripts).toEqual([
      {
        key: `INC-1:${FINGERPRINT}`,
        incidentId: 'INC-1',
        kind: 'analysis',
        model: { provider: 'openai', id: 'gpt-6.1-sol' },
        lookedAt: { namespaces: ['shop'], nodes: ['worker-2', 'worker-3'] },
        messages: [
          { role: 'user', text: expect.stringContaining('cart-api') },
          { role: 'assistant', text: null, toolCalls: [expect.objectContaining({ id: 'c1' })] },
          expect.objectContaining({ role: 'tool', callId: 'c1' }),
          { role: 'assistant', text: expect.stringContaining('memory limit'), toolCalls: [] },
        ],
        usage: { turns: 2, toolCalls: 1, inputTokens: 240, outputTokens: 80, cachedTokens: 40 },
      },
    ]);
  });

  it('is kept under the alert where no incident is named', async () => {
    await start();
    await app.analyse({ incidentId: ' ' });
    await app.kept();
    expect(app.store.transcripts).toMatchObject([{ key: `alert:${FINGERPRINT}`, incidentId: null }]);
  });
});
