import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startedBy } from '../../alerts/sent-alert.js';
import { receive } from '../../alerts/receive.js';
import type { Member } from '../../analysis/request.js';

const patterns = z.array(z.string()).default([]);
/** What an answer must and must not say: regular expressions, any case. */
const expectation = z.object({
  cause_any: patterns,
  must_name: patterns,
  must_not: patterns,
  /** Names of the faulty object, as they are; the summary must hold one of them. */
  root: patterns,
});
export type Expectation = z.output<typeof expectation>;

/** A recorded cluster with the alert that it raised. */
export interface EvalCase {
  readonly name: string;
  readonly folder: string;
  readonly members: readonly Member[];
  /** `null` where the folder holds no `expect.json`: then the rules' cause is the measure. */
  readonly expected: Expectation | null;
}

const caller = { threadTs: '', incidentId: null, analysisType: null, language: null } as const;

const caseIn = async (folder: string, name: string): Promise<EvalCase | null> => {
  const alert = await readFile(join(folder, 'alert.json')).catch(() => null);
  if (alert === null) return null;
  const received = receive(alert);
  if (received.kind === 'invalid') return null;
  const expected = await readFile(join(folder, 'expect.json'), 'utf8').catch(() => null);
  return {
    name,
    folder,
    members: received.alerts.map((each) => ({ alert: startedBy(each.alert, new Date()), caller })),
    expected: expected === null ? null : expectation.parse(JSON.parse(expected)),
  };
};

/** The cases of a folder: its folders with `snapshot.json` and `alert.json`, or itself. */
export const recordedCases = async (folder: string): Promise<readonly EvalCase[]> => {
  const own = await caseIn(folder, '.');
  if (own !== null) return [own];
  const entries = await readdir(folder, { withFileTypes: true });
  const cases: EvalCase[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))) {
    const found = await caseIn(join(folder, name), name);
    if (found !== null && found.members.length > 0) cases.push(found);
  }
  return cases.toSorted((a, b) => a.name.localeCompare(b.name));
};
