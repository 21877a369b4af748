import { readFileSync, readdirSync } from 'node:fs';
import type { Fingerprint } from '../../src/alerts/alert.js';
import type { Member } from '../../src/analysis/request.js';

const FOLDER = new URL('../fixtures/snapshots/', import.meta.url);

/** What an answer must and must not say; regular expressions, any case. */
export interface Expectation {
  readonly cause_any: readonly string[];
  readonly must_name: readonly string[];
  readonly must_not: readonly string[];
}

/** A recorded cluster with the alert that it raised. */
export interface Scenario {
  readonly name: string;
  /** For `KUBE_SNAPSHOT`. */
  readonly folder: string;
  readonly members: readonly Member[];
  readonly expected: Expectation;
}

interface Webhook {
  readonly alerts: readonly {
    readonly status: 'firing' | 'resolved';
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly startsAt: string;
    readonly generatorURL: string;
    readonly fingerprint?: string;
  }[];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8')) as T;

const scenario = (name: string): Scenario => ({
  name,
  folder: new URL(name, FOLDER).pathname,
  members: read<Webhook>(`${name}/alert.json`).alerts.map(({ fingerprint, ...alert }) => ({
    alert: { ...alert, endsAt: null, fingerprint: (fingerprint ?? '0000000000000000') as Fingerprint },
    caller: { threadTs: '', incidentId: null, analysisType: null, language: null },
  })),
  expected: read<Expectation>(`${name}/expect.json`),
});

export const recordedScenarios = (): readonly Scenario[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => scenario(name))
    .sort((a, b) => a.name.localeCompare(b.name));
