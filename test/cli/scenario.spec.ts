import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CompiledProcess } from '../support/compiled-process.js';
import { recordedScenarios } from '../support/recorded-scenario.js';
import type { ScenarioFile } from '../support/scenario/scenario-file.ts';
import { tryScenario } from '../support/scenario/trial.ts';

const kuberca = async (...args: readonly string[]) => {
  const process = new CompiledProcess('cli/kuberca.js', ['scenario', ...args], {});
  const { code } = await process.exited;
  return { code, out: process.stdout, err: process.stderr };
};

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'kuberca-drafts-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

/** Faults that a draft tells in full; of others, what differs from the revision before must be written by hand. */
const DRAFTED = ['oomkilled', 'pending-insufficient-cpu'];

describe('kuberca scenario new', () => {
  it.each(recordedScenarios().filter(({ name }) => DRAFTED.includes(name)))(
    'drafts $name as a scenario that is answered as it expects',
    async ({ name, folder }) => {
      const alert = join(folder, 'alert.json');
      const draft = await kuberca('new', '--snapshot', folder, '--alert', alert, '--out', out, name);
      expect(draft).toMatchObject({ code: 0, err: '' });
      const text = await readFile(join(out, name, 'scenario.yaml'), 'utf8');
      expect(text).toMatch(/^# A draft of/);
      const scenario = { name, ...(parse(text) as ScenarioFile) };
      expect(scenario).toMatchObject({ about: expect.stringMatching(/^DRAFT/), group: 'object' });
      const { problems } = await tryScenario(scenario, 'plain');
      expect(problems).toEqual([]);
    },
  );

  it.each([
    [['old'], 'new'],
    [['new', 'a-name'], '--snapshot'],
    [['new', '--snapshot', '/no', 'a-name'], '--alert'],
    [['new', '--snapshot', '/no', '--alert', 'a.json', 'A Name'], 'NAME'],
  ])('refuses %j', async (args, part) => {
    const { code, err } = await kuberca(...args);
    expect(code).toBe(2);
    expect(err).toContain(part);
  });
});
