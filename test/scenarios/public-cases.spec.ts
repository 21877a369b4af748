import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { asKnown } from '../support/scenario/known-gaps.ts';
import { falseCauses, faultsOf } from '../support/scenario/judge.ts';
import type { Json } from '../support/scenario/json.ts';
import type { Expectation } from '../support/scenario/scenario-file.ts';
import { startService } from '../support/scenario/service-under-test.ts';
import { PUBLIC_CASES } from './public-cases.ts';

const CASES = resolve(import.meta.dirname, '../../../shared/cases');

const there = existsSync(CASES);
if (!there) process.stderr.write('skipped, because there are no cases in ../shared/cases\n');

(there ? describe : describe.skip)('a situation from a public report', () => {
  const cases = Object.entries(PUBLIC_CASES).filter(([name]) =>
    existsSync(join(CASES, name, 'analyze.json')),
  );

  it.each(cases)('%s', async (name, { causeless, ...expected }) => {
    const expectation: Expectation = { hops: 0, fault: name, ...expected };
    const { alert } = JSON.parse(readFileSync(join(CASES, name, 'analyze.json'), 'utf8')) as { alert: Json };
    const service = await startService({ KUBE_SNAPSHOT: join(CASES, name, 'snapshot') });
    const answer = await service.analyse(alert).finally(() => service.close());
    const problems = causeless === true ? falseCauses(answer, expectation) : faultsOf(answer, expectation);
    asKnown(`case:${name}`, 'plain', { summary: answer.summary, problems });
  });

  it('is judged for every folder with a recorded cluster and an alert', () => {
    expect(cases.map(([name]) => name)).toEqual(Object.keys(PUBLIC_CASES));
  });
});
