import { describe, expect, it } from '@jest/globals';
import { ANSWERED } from '../../../test/support/report-material.js';
import { loadSettings } from '../../config/load.js';
import { INTEGRATION_AREAS } from '../../integrations/integrations.js';
import { OutputPolicy } from '../../output/output-policy.js';
import { safeAnswer } from './safe-answer.js';

const policy = new OutputPolicy(loadSettings({}, INTEGRATION_AREAS));
const stepsOf = (command: string) =>
  safeAnswer({ ...ANSWERED.answer, nextSteps: [{ step: 'Look', command }] }, policy, 'qwzxkv').answer
    .nextSteps;

describe('the command of a step', () => {
  it.each([
    ['kubectl get pods', 'kubectl get pods', 'read'],
    ['kubectl get pods # see <!channel> https://evil.example/?d=1', 'kubectl get pods', 'read'],
    ['kubectl get pods \\\n  -n shop', 'kubectl get pods -n shop', 'read'],
    ['kubectl get pods\nkubectl get events', 'kubectl get pods && kubectl get events', 'read'],
    ['kubectl get pods \u202e-A', 'kubectl get pods -A', 'read'],
    ['kubectl rollout restart deploy/cart', 'kubectl rollout restart deploy/cart', 'change'],
  ])('%j stands as code', (command, shown, kind) => {
    expect(stepsOf(command)).toEqual([{ step: 'Look', command: shown, kind }]);
  });

  it.each([
    ['that breaks out of its fence', 'kubectl get pods\n\n![a](https://evil.example/i.png)'],
    ['that holds a fence', 'echo "``" [x](https://evil.example)'],
    ['of several changes', 'kubectl apply -f a.yaml\nkubectl apply -f b.yaml'],
    ['with a document', 'cat <<EOF\n[x](https://evil.example)\nEOF'],
  ])('%s is left out, and its words stay', (_, command) => {
    expect(stepsOf(command)).toEqual([{ step: 'Look', command: null }]);
  });

  it('that is destructive takes its step along', () => {
    expect(stepsOf('kubectl delete ns shop')).toEqual([]);
  });
});
