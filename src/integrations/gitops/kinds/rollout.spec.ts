import { describe, expect, it } from '@jest/globals';
import { rolloutReader, type Rollout } from './rollout.js';

const look = (status: Rollout['status'], replicas = 3) =>
  rolloutReader(
    {
      metadata: { name: 'cart', namespace: 'shop' },
      spec: { replicas, strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } } },
      status,
    } as Rollout,
    { kind: 'Rollout', namespace: 'shop', name: 'cart' },
  );

describe('a Rollout', () => {
  it('is sick when it was aborted, and says which analysis ended it', () => {
    const { sick, trouble, body } = look({
      phase: 'Degraded',
      abort: true,
      abortedAt: '2026-03-02T09:12:00Z',
      message: 'RolloutAborted: Rollout aborted update to revision 5: Metric "success-rate" assessed Failed',
      readyReplicas: 3,
      currentStepIndex: 0,
      conditions: [{ type: 'Progressing', status: 'False', reason: 'RolloutAborted' }],
      canary: {
        currentStepAnalysisRunStatus: { name: 'cart-5-0', status: 'Failed', message: 'success-rate' },
      },
    });
    expect(sick).toBe(true);
    expect(trouble).toEqual([
      expect.stringMatching(
        /^the rollout was aborted at 2026-03-02T09:12:00Z: RolloutAborted: .*success-rate/,
      ),
      'analysis cart-5-0 ended Failed: success-rate',
    ]);
    expect(body).toMatchObject({ phase: 'Degraded', strategy: 'canary', step: '0 of 2', aborted: true });
  });

  it.each([
    ['pods that are not ready', { phase: 'Progressing', readyReplicas: 1 }, '1 of 3 replicas are ready'],
    [
      'a deadline that passed',
      { phase: 'Degraded', readyReplicas: 3, message: 'ProgressDeadlineExceeded: timed out' },
      'it is degraded: ProgressDeadlineExceeded: timed out',
    ],
    [
      'a spec that cannot be used',
      {
        readyReplicas: 3,
        conditions: [{ type: 'InvalidSpec', status: 'True', reason: 'InvalidSpec', message: 'no template' }],
      },
      'InvalidSpec is True, InvalidSpec: no template',
    ],
  ])('is sick with %s', (_, status, text) => {
    const state = look(status);
    expect([state.sick, state.trouble]).toEqual([true, [text]]);
  });

  it('is well while it waits at a step on purpose', () => {
    const state = look({
      phase: 'Paused',
      message: 'CanaryPauseStep',
      readyReplicas: 3,
      currentStepIndex: 1,
      pauseConditions: [{ reason: 'CanaryPauseStep', startTime: '2026-03-02T09:00:00Z' }],
    });
    expect([state.sick, state.trouble]).toEqual([false, []]);
    expect(state.body).toMatchObject({ step: '1 of 2', paused: [{ reason: 'CanaryPauseStep' }] });
  });
});
