import { expect, it } from '@jest/globals';
import { calling, ScriptedModel } from '../../test/support/scripted-model.js';
import { loadSettings } from '../config/load.js';
import { RuleMasker } from '../masking/rule-masker.js';
import type { LlmMessage } from '../llm/provider.js';
import { PseudonymousModel } from './pseudonymous-model.js';

it('tells pseudonyms, asks tools for the names, and answers with them', async () => {
  const masker = new RuleMasker(loadSettings({ MASKING_PSEUDONYMS: 'true' }));
  await masker.following(null, async () => {
    masker.mask({ namespace: 'payments', pod: 'ledger-0' });
    const messages = masker.mask<readonly LlmMessage[]>([
      { role: 'system', text: 'You analyse.' },
      { role: 'user', text: 'Why does ledger-0 in payments fail?' },
      { role: 'tool', callId: 'c1', name: 'get_pod', text: '{"pod":"ledger-0","podIP":"10.4.0.7"}' },
    ]);
    const [system, user] = masker.pseudonyms.hide(messages, ['role']).value;
    expect(system).toEqual({ role: 'system', text: 'You analyse.' });
    const [, pod = '', namespace = ''] = /Why does (\S+) in (\S+) fail/.exec(JSON.stringify(user)) ?? [];
    const inner = new ScriptedModel([
      { toolCalls: [calling('get_pod', { namespace, pod })] },
      { text: `${pod} in ${namespace} was OOMKilled [E1]` },
    ]);
    const model = new PseudonymousModel(inner, masker);
    const request = {
      messages,
      tools: [],
      toolChoice: 'auto',
      answerSchema: null,
      maxOutputTokens: 100,
    } as const;
    const limits = { signal: new AbortController().signal, deadlineAt: Date.now() + 10_000 };
    const called = await model.complete(request, limits);
    expect(JSON.parse(called.toolCalls[0]?.arguments ?? '')).toEqual({
      namespace: 'payments',
      pod: 'ledger-0',
    });
    const answered = await model.complete(request, limits);
    expect(answered.text).toBe('ledger-0 in payments was OOMKilled [E1]');
    expect(JSON.stringify(inner.requests)).not.toMatch(/payments|ledger-0|10\.4\.0\.7/);
  });
});
