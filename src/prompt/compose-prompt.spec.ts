import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { aCase, aFinding, anAlert, someEvidence } from '../../test/support/prompt-case.js';
import type { EvidenceId } from '../evidence/evidence.js';
import { composePromptOf } from './compose-prompt.js';
import type { ComposedPrompt } from './composed-prompt.js';
import { ESTIMATE, type TokenCounter } from './token-counter.js';
import type { PromptOptions } from './prompt-case.js';

const options = (limits: Partial<PromptOptions['limits']> = {}): PromptOptions => ({
  language: 'en',
  limits: { tokenBudget: 32_000, maxLogLines: 25, maxEvents: 25, maxSummaries: 3, ...limits },
});

const logFact = (evidence: EvidenceId, lines: readonly string[]) => ({
  pod: 'cart-0',
  container: 'app',
  previous: true,
  lines: { status: 'ok' as const, value: lines, evidence },
});

const previous = { status: 'firing', summary: 'it was OOM', detail: 'long story', createdAt: null };

/** The text of one block. */
const blockOf = ({ user, marker }: ComposedPrompt, name: string): string | undefined =>
  user.split(`<${name} ${marker}>\n`)[1]?.split(`\n</${marker}>`)[0];

const namesIn = ({ user, marker }: ComposedPrompt): readonly (string | undefined)[] =>
  [...user.matchAll(new RegExp(`^<(\\S+) ${marker}>$`, 'gm'))].map(([, name]) => name);

/** Counts a token for every character. */
const perCharacter: TokenCounter = { kind: 'tokenizer', count: (text) => text.length };

describe('a composed prompt', () => {
  it('shows alert, target, evidence and hypotheses between markers, what findings rest on and the weightiest first', async () => {
    const evidence = [
      someEvidence('E1', { weight: 10 }),
      someEvidence('E2', { weight: 90 }),
      someEvidence('E3', { weight: 20 }),
    ];
    const prompt = await composePromptOf(aCase({ evidence, findings: [aFinding(['E3'])] }), options(), {
      marker: 'markerword',
      day: null,
    });
    expect(namesIn(prompt)).toEqual(['alerts', 'target', 'E3', 'E2', 'E1', 'hypotheses']);
    expect(blockOf(prompt, 'alerts')).toContain('alertname: KubePodCrashLooping');
    expect(blockOf(prompt, 'E2')).toBe('object E2\nname: body of E2');
    expect(prompt.cuts).toEqual([]);
    expect(prompt.marker).toBe('markerword');
  });

  it('keeps what is equal for all cases in front, so that it can be cached', async () => {
    const one = await composePromptOf(aCase({}), options());
    const other = await composePromptOf(
      aCase({ evidence: [someEvidence('E1')], members: [{ alert: anAlert({ labels: { a: 'b' } }) }] }),
      options({ tokenBudget: 5000 }),
    );
    expect(one.system).toBe(other.system);
    expect(one.system).not.toContain(one.marker);
    expect(one.system).toContain('#### **Root Cause**');
    expect(one.system).toContain('#### **근본 원인**');
  });

  it('speaks of tools only where there are some', async () => {
    const without = await composePromptOf(aCase({}), options());
    const withTools = await composePromptOf(aCase({}), { ...options(), tools: true });
    expect(without.system).not.toContain('# Tools');
    expect(withTools.system).toContain('# Tools');
    expect(withTools.user.replaceAll(withTools.marker, '')).toBe(without.user.replaceAll(without.marker, ''));
  });

  it('puts the reader’s language first', async () => {
    const { system } = await composePromptOf(aCase({}), { ...options(), language: 'ko' });
    expect(system.indexOf('- "ko":')).toBeLessThan(system.indexOf('- "en":'));
    expect(system).toContain('nothing around it, in Korean');
  });

  it('asks about the recovery only when everything is resolved and was analysed before', async () => {
    const resolved = [{ alert: anAlert({ status: 'resolved' }) }];
    const recovery = await composePromptOf(aCase({ members: resolved, previous }), options());
    expect(recovery.system).toContain('#### **Delta Analysis**');
    expect(blockOf(recovery, 'previous')).toContain('it was OOM');
    for (const content of [aCase({ members: resolved }), aCase({ previous })]) {
      expect((await composePromptOf(content, options())).system).toContain('#### **Root Cause**');
    }
  });

  it('shows what earlier analyses said, apart from the one that it is compared with, the newest three', async () => {
    const history = [1, 2, 3, 4].map((n) => ({
      text: `cause ${n}\nmore`,
      createdAt: `2026-03-0${n}T09:00:00Z`,
    }));
    const prompt = await composePromptOf(aCase({ history, previous }), options());
    expect(blockOf(prompt, 'history')?.split('\n')).toEqual([
      expect.stringMatching(/^\S+: cause 2 more$/),
      expect.stringMatching(/^\S+: cause 3 more$/),
      expect.stringMatching(/^\S+: cause 4 more$/),
    ]);
    expect(blockOf(prompt, 'previous')).toContain('it was OOM');
    expect(blockOf(await composePromptOf(aCase({}), options()), 'history')).toBeUndefined();
  });

  it('says what could not be read, and why, and what is empty', async () => {
    const evidence = [
      someEvidence('E1', {
        status: 'forbidden',
        reason: 'grant get on pods',
        body: null,
        title: 'pod cart-0',
      }),
      someEvidence('E2', { title: 'events of pod cart-0', body: [] }),
      someEvidence('E3', { title: 'events of node n', body: null }),
    ];
    const podEvents = { status: 'ok' as const, value: [], evidence: 'E2' as const };
    const prompt = await composePromptOf(aCase({ evidence, facts: { podEvents } }), options());
    expect(blockOf(prompt, 'gaps')).toBe(
      'read, and there is nothing: E2 events of pod cart-0; E3 events of node n\nE1 pod cart-0: forbidden; grant get on pods',
    );
    expect(prompt.shown).toMatchObject({
      E1: 'pod cart-0: forbidden; grant get on pods',
      E2: 'events of pod cart-0: none',
    });
  });

  it('shows the newest log lines as lines, and counts what it leaves out', async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `2026-03-02T09:14:${10 + n}Z line ${n}`);
    const content = aCase({ evidence: [someEvidence('E1')], facts: { logs: [logFact('E1', lines)] } });
    const prompt = await composePromptOf(content, options({ maxLogLines: 2 }));
    expect(blockOf(prompt, 'E1')).toBe(
      'object E1 (28 entries not shown)\n09:14:38 line 28\n09:14:39 line 29',
    );
    expect((await composePromptOf(content, options({ maxLogLines: 0 }))).user).not.toContain('line 29');
  });

  it('says lines and containers once that come twice, and knows what they were', async () => {
    const lines = Array.from({ length: 5 }, (_, n) => `2026-03-02T09:14:${10 + n}Z one line of many ${n}`);
    const container = {
      name: 'app',
      image: 'registry.example.com/shop/cart:1.2.3',
      ports: [{ containerPort: 8080 }],
    };
    const evidence = [
      someEvidence('E1', { weight: 90 }),
      someEvidence('E2', { weight: 80 }),
      someEvidence('E3', { weight: 70, body: { spec: { containers: [container] } } }),
      someEvidence('E4', { weight: 60, body: { spec: { template: { spec: { containers: [container] } } } } }),
    ];
    const logs = [logFact('E1', lines), logFact('E2', lines)];
    const prompt = await composePromptOf(aCase({ evidence, facts: { logs } }), options());
    expect(blockOf(prompt, 'E1')).toContain('one line of many 4');
    expect(blockOf(prompt, 'E2')).toBe('object E2\nthe same lines as E1');
    expect(prompt.shown['E2']).toContain('one line of many 4');
    expect(blockOf(prompt, 'E3')).toContain('registry.example.com');
    expect(blockOf(prompt, 'E4')).toContain('app as in E3');
    expect(prompt.shown['E4']).toContain('registry.example.com');
  });

  it('shows the first events only, and names no object twice', async () => {
    const event = (message: string) => ({
      type: 'Warning',
      reason: 'BackOff',
      message,
      count: 3,
      firstTimestamp: '2026-03-02T09:00:00Z',
      lastTimestamp: '2026-03-02T09:14:00Z',
      involvedObject: {
        kind: 'Pod',
        name: 'cart-0',
        fieldPath: 'spec.containers{app}',
        namespace: 'shop',
        uid: null,
      },
    });
    const podEvents = { status: 'ok' as const, value: [event('new'), event('old')], evidence: 'E1' as const };
    const evidence = [someEvidence('E1', { title: 'events of pod shop/cart-0' })];
    const prompt = await composePromptOf(
      aCase({ evidence, facts: { podEvents } }),
      options({ maxEvents: 1 }),
    );
    expect(blockOf(prompt, 'E1')).toBe(
      'events of pod shop/cart-0 (1 entry not shown)\n09:14:00 (3 times since 09:00:00) Warning BackOff app: new',
    );
  });

  it('shows the alert once, under its id', async () => {
    const content = aCase({
      evidence: [someEvidence('E1', { source: 'alert', body: { labels: anAlert().labels } })],
    });
    const prompt = await composePromptOf(content, options());
    expect(blockOf(prompt, 'alerts')).toMatch(/^\[E1\] status: firing since /);
    expect(prompt.user.split('KubePodCrashLooping')).toHaveLength(2);
    expect(prompt.shown['E1']).toContain('KubePodCrashLooping');
  });

  it('leaves out what the alert says about its own scrape and address, but not its expression', async () => {
    const labels = {
      alertname: 'High',
      job: 'kube-state-metrics',
      instance: '10.0.0.1:8080',
      endpoint: 'http',
      service: 'prom-kube-state-metrics',
      pod: 'cart-0',
    };
    const generatorURL = 'http://prometheus:9090/graph?g0.expr=rate%28errors%5B5m%5D%29+%3E+1&g0.tab=1';
    const annotations = {
      runbook_url: 'https://runbooks.example.com/high',
      other: 'https://runbooks.example.com/x',
    };
    const members = [{ alert: anAlert({ labels, generatorURL, annotations }) }];
    const prompt = await composePromptOf(aCase({ members }), options());
    const shown = blockOf(prompt, 'alerts');
    expect(shown).toContain('labels: { alertname: High, job: kube-state-metrics, pod: cart-0 }');
    expect(shown).toContain('annotations: { other: https://runbooks.example.com/x }');
    expect(shown).toContain('expression: rate(errors[5m]) > 1');

    const exporter = { ...labels, job: 'node-exporter' };
    const members2 = [{ alert: anAlert({ labels: exporter, generatorURL: 'http://alertmanager/' }) }];
    const other = blockOf(await composePromptOf(aCase({ members: members2 }), options()), 'alerts');
    expect(other).toContain('instance: 10.0.0.1:8080');
    expect(other).toContain('expression: http://alertmanager/');
  });

  it('writes Korean as it is, not as escapes', async () => {
    const content = aCase({ members: [{ alert: anAlert({ annotations: { summary: '재시작 반복' } }) }] });
    expect((await composePromptOf(content, options())).user).toContain('재시작 반복');
  });

  it('says the day once', async () => {
    const body = {
      at: '2026-03-02T09:14:30Z',
      before: '2026-03-01T09:14:30.120Z',
      name: 'backup-2026-03-02T09:14:30Z',
    };
    const prompt = await composePromptOf(aCase({ evidence: [someEvidence('E1', { body })] }), options());
    expect(prompt.day).toBe('2026-03-02');
    expect(prompt.user).toContain('Times without a date: 2026-03-02, UTC.');
    expect(blockOf(prompt, 'E1')?.split('\n').slice(1)).toEqual([
      'name: backup-2026-03-02T09:14:30Z',
      'at: 09:14:30',
      'before: 2026-03-01T09:14:30.12Z',
    ]);
  });

  it('drops the lightest evidence first when it is too long, and says so', async () => {
    const heavy = (id: EvidenceId, weight: number) => someEvidence(id, { weight, body: 'word '.repeat(600) });
    const evidence = [heavy('E1', 90), heavy('E2', 10), heavy('E3', 50), heavy('E4', 5)];
    const content = aCase({ evidence, findings: [aFinding(['E4'])] });
    const setting = { ...options({ tokenBudget: 0 }), counter: perCharacter };
    const { tokens } = await composePromptOf(content, setting);
    const tokenBudget = tokens - 3000; // room for three without the note, for two with it
    const prompt = await composePromptOf(content, { ...setting, limits: { ...setting.limits, tokenBudget } });
    expect(namesIn(prompt).filter((name) => name?.startsWith('E'))).toEqual(['E4', 'E1']);
    expect(prompt.tokens).toBeLessThanOrEqual(tokenBudget);
    expect(prompt.cuts).toEqual([
      'left out of the prompt for lack of room: E2 object E2',
      'left out of the prompt for lack of room: E3 object E3',
    ]);
    expect(prompt.user).toContain('Left out for lack of room, though it was read: E2, E3.');
    expect(Object.keys(prompt.shown)).toEqual(['E4', 'E1']);
  });

  it('shows the end of a log before it drops it', async () => {
    const lines = Array.from(
      { length: 25 },
      (_, n) => `2026-03-02T09:14:${10 + n}Z ${`word${n} `.repeat(5)}`,
    );
    const evidence = [someEvidence('E1', { weight: 90 }), someEvidence('E2', { weight: 95 })];
    const content = aCase({ evidence, facts: { logs: [logFact('E1', lines)] } });
    const setting = { ...options({ tokenBudget: 0 }), counter: perCharacter };
    const { tokens } = await composePromptOf(content, setting);
    const prompt = await composePromptOf(content, {
      ...setting,
      limits: { ...setting.limits, tokenBudget: tokens - 1 },
    });
    expect(blockOf(prompt, 'E1')?.split('\n')).toHaveLength(6);
    expect(blockOf(prompt, 'E1')).toContain('word24');
    expect(prompt.shown['E1']).toBe(blockOf(prompt, 'E1'));
    expect(prompt.cuts).toEqual(['shortened in the prompt for lack of room: E1 object E1']);
    expect(prompt.user).toContain('Shortened for lack of room: E1.');
  });

  it('keeps the end of a log that is too long', async () => {
    const lines = Array.from(
      { length: 25 },
      (_, n) => `2026-03-02T09:14:${10 + n}Z ${`word${n} `.repeat(20)}`,
    );
    const content = aCase({ evidence: [someEvidence('E1')], facts: { logs: [logFact('E1', lines)] } });
    const prompt = await composePromptOf(content, options({ tokenBudget: 2500 }));
    expect(blockOf(prompt, 'E1')).toMatch(/^object E1 \(\d+ entries not shown\)\n/);
    expect(blockOf(prompt, 'E1')).toContain('word24');
    expect(blockOf(prompt, 'E1')).not.toContain('word0 ');
    expect(prompt.cuts).toEqual(['shortened in the prompt for lack of room: E1 object E1']);
  });

  it('drops what refers before what it refers to', async () => {
    const lines = Array.from(
      { length: 5 },
      (_, n) => `2026-03-02T09:14:${10 + n}Z ${`word${n} `.repeat(60)}`,
    );
    const evidence = [someEvidence('E1', { weight: 50 }), someEvidence('E2', { weight: 50 })];
    const logs = [logFact('E1', lines), logFact('E2', lines)];
    for (let tokenBudget = 1000; tokenBudget < 3500; tokenBudget += 100) {
      const prompt = await composePromptOf(aCase({ evidence, facts: { logs } }), options({ tokenBudget }));
      const referring = blockOf(prompt, 'E2')?.includes('as E1') ?? false;
      if (referring) expect(blockOf(prompt, 'E1')).toContain('word4');
    }
  });

  it('counts with the model’s own tokenizer only when the estimate is near the budget', async () => {
    let loaded = 0;
    const counter: TokenCounter = {
      ...ESTIMATE,
      exact: async () => {
        loaded += 1;
        return perCharacter;
      },
    };
    const usual = await composePromptOf(aCase({}), { ...options(), counter });
    expect([loaded, usual.counted]).toEqual([0, 'estimate']);
    const near = await composePromptOf(aCase({}), { ...options({ tokenBudget: 1000 }), counter });
    expect([loaded, near.counted]).toEqual([1, 'tokenizer']);
    expect((await composePromptOf(aCase({}), { ...options({ tokenBudget: 0 }), counter })).counted).toBe(
      'estimate',
    );
  });

  it('counts no less than what is sent', async () => {
    const evidence = [someEvidence('E1'), someEvidence('E2', { body: 'x'.repeat(9000) })];
    for (const tokenBudget of [0, 3000, 9000, 12_000]) {
      const { system, user, tokens } = await composePromptOf(aCase({ evidence }), {
        ...options({ tokenBudget }),
        counter: perCharacter,
      });
      expect(tokens).toBe(system.length + 2 + user.length);
    }
  });

  it('is bounded whatever the labels, the earlier analyses and the evidence hold', async () => {
    const long = fc.string({ maxLength: 20 }).map((text) => text.repeat(2000));
    const labels = fc.dictionary(fc.string(), long, { maxKeys: 200 });
    await fc.assert(
      fc.asyncProperty(labels, long, fc.array(long, { maxLength: 20 }), async (map, text, bodies) => {
        const content = aCase({
          members: [{ alert: anAlert({ labels: map, annotations: map }) }],
          previous: { ...previous, detail: text },
          history: bodies.map((body) => ({ text: body, createdAt: body })),
          evidence: bodies.map((body, n) => someEvidence(`E${n + 1}`, { body })),
        });
        const { tokens } = await composePromptOf(content, options({ tokenBudget: 70_000 }));
        expect(tokens).toBeLessThanOrEqual(70_000);
      }),
      { numRuns: 30 },
    );
  });

  it('has no limit with a budget of 0', async () => {
    const evidence = Array.from({ length: 40 }, (_, n) =>
      someEvidence(`E${n + 1}`, { body: 'x'.repeat(20_000) }),
    );
    expect((await composePromptOf(aCase({ evidence }), options({ tokenBudget: 0 }))).cuts).toEqual([]);
  });
});
