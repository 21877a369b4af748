import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasKubelab, Kubelab, labExpectation, labScenarios } from '../support/kubelab.js';
import { asKnown } from '../support/scenario/known-gaps.ts';
import { falseCauses, faultsOf } from '../support/scenario/judge.ts';
import { labSymptoms } from '../support/scenario/lab-symptoms.ts';
import type { Json } from '../support/scenario/json.ts';
import type { Expectation } from '../support/scenario/scenario-file.ts';
import { startService, type RunningService } from '../support/scenario/service-under-test.ts';

/** The lab and sixteen scenarios take a minute; more where the machine is busy. */
const START_MS = 400_000;

const lab = hasKubelab();
/** As paths from the lab's folder `scenarios`. */
const names = lab ? [...(await labScenarios()), ...labSymptoms()] : [];

const expectationOf = async (path: string): Promise<Expectation> => {
  const given: Partial<Expectation> = await labExpectation(path);
  return { hops: 0, fault: path, root: [], cause_any: [], must_name: [], must_not: [], ...given };
};

(lab ? describe : describe.skip)('an alert of a live cluster', () => {
  let cluster: Kubelab;
  let service: RunningService;

  beforeAll(async () => {
    cluster = await Kubelab.start();
    // Two at a time: the lab's controllers share the cores with the seeding.
    for (let at = 0; at < names.length; at += 2) await cluster.seed(...names.slice(at, at + 2));
    service = await startService({ KUBECONFIG: cluster.kubeconfig });
  }, START_MS);

  afterAll(async () => {
    await service?.close();
    await cluster?.stop();
  }, START_MS);

  it.each(names)('%s', async (path) => {
    const name = path.split('/').at(-1) ?? path;
    const expectation = await expectationOf(path);
    const { alerts } = (await cluster.alert(name)) as unknown as { readonly alerts: readonly [Json] };
    const answer = await service.analyse(alerts[0]);
    const { fault } = expectation;
    const problems =
      fault === 'nothing wrong' ? falseCauses(answer, expectation) : faultsOf(answer, expectation);
    asKnown(`lab:${name}`, 'plain', { summary: answer.summary, problems });
  });

  it('comes from scenarios and from symptoms', () => {
    expect(names.length).toBeGreaterThanOrEqual(16);
  });
});
