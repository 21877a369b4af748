import { NestFactory } from '@nestjs/core';
import type { Settings } from '../../config/settings.js';
import { Dependencies, type NamedHealth } from '../../lifecycle/dependencies.js';
import type { DependencyState, DependencyStatus } from '../../lifecycle/dependency.js';
import { StartProbe } from '../../llm/start-probe.js';
import { SessionStore } from '../../sessions/session-store.js';
import { orLate } from '../../waiting/or-late.js';
import { DoctorModule } from './doctor.module.js';
import { findingsOf, type Finding, type Outcome } from './finding.js';

/** Bound of all that is asked, in ms. */
const MAX_MS = 45_000;
const PROBE_MS = 10_000;

const OUTCOMES: Readonly<Record<DependencyState, Outcome>> = {
  off: 'skip',
  starting: 'warn',
  up: 'ok',
  degraded: 'warn',
  refused: 'fail',
  unreachable: 'fail',
  misconfigured: 'fail',
};

/** What is told of a dependency that is well, by name; else that it answers. */
const WELL: Readonly<Record<string, string>> = {
  model: 'the model answered, and called the tool that it was told to call',
  sessions: 'the database answers, and its tables are up to date',
  kubernetes: 'the API server answers and accepts the credentials',
  tokens: 'the files with tokens can be read',
  alert_mapping: 'the file of mappings can be read',
};

const findingOf = (name: string, { state, detail, variable, remedy }: DependencyStatus): Finding => {
  const outcome = OUTCOMES[state];
  const told = outcome === 'ok' ? (WELL[name] ?? 'it answers a query as it should') : 'not configured';
  const text =
    detail === null ? told : outcome === 'skip' || outcome === 'ok' ? detail : `${state}: ${detail}`;
  return findingsOf(name)[outcome](text, {
    ...(variable !== undefined && { variable }),
    ...(remedy !== undefined && { remedy }),
  });
};

const ask = async ({ health }: NamedHealth): Promise<void> => {
  if (health.probe === undefined || health.status().state === 'off') return;
  await health.probe(AbortSignal.timeout(PROBE_MS)).catch(() => undefined);
};

/**
 * Asks everything that the service leans on but NATS, by what readiness goes by too: each integration a query, the model one
 * call of a tool, the database its tables, files their contents.
 */
export const checkDependencies = async (settings: Settings): Promise<readonly Finding[]> => {
  const app = await NestFactory.createApplicationContext(DoctorModule.with(settings), {
    logger: false,
    abortOnError: false,
  });
  try {
    const all = app.get(Dependencies, { strict: false }).all();
    const asking = Promise.all([
      app.get(StartProbe, { strict: false }).run(),
      app.get(SessionStore, { strict: false }).prepare(),
      ...all.map(ask),
    ]);
    await orLate(
      asking.then(() => undefined),
      MAX_MS,
      () => undefined,
    );
    return all.map(({ name, health }) => findingOf(name, health.status()));
  } finally {
    await app.close();
  }
};
