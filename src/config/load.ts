import type { Area, Setting } from './setting.js';
import { AREAS } from './areas/index.js';
import type { Problem } from './problem.js';
import type { Settings } from './settings.js';
import { credentialProblems } from './source-credentials.js';

/** Boot cannot go on: every bad variable at once. The process exits with {@link EXIT_CONFIG}. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly problems: readonly Problem[]) {
    super(
      [
        'The settings cannot be used:',
        ...problems.map((p) => `  ${p.env}: ${p.problem} (example: ${p.env}=${p.example})`),
      ].join('\n'),
    );
  }
}

/** `EX_CONFIG` of sysexits.h. */
export const EXIT_CONFIG = 78;

type Environment = Readonly<Record<string, string | undefined>>;

const readOne = (setting: Setting<unknown>, environment: Environment, problems: Problem[]): unknown => {
  const raw = environment[setting.env]?.trim() ?? '';
  if (raw === '') return setting.fallback;
  try {
    return setting.parse(raw);
  } catch (error) {
    problems.push({ env: setting.env, problem: (error as Error).message, example: setting.example });
    return setting.fallback;
  }
};

const readArea = (area: Area, environment: Environment, problems: Problem[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(area).map(([key, setting]) => [key, readOne(setting, environment, problems)]),
  );

const deepFreeze = <T extends object>(value: T): T => {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
};

/** Defaults that depend on other settings. */
const derive = (read: Settings, environment: Environment): Settings => {
  const given = (env: string): boolean => (environment[env]?.trim() ?? '') !== '';
  const { stream, llm } = read;
  return {
    ...read,
    llm: {
      ...llm,
      anthropicMaxTokens: llm.anthropicMaxTokens === 0 ? llm.maxOutputTokens : llm.anthropicMaxTokens,
      fallbackProviders: llm.fallbackProviders.filter((provider) => provider !== llm.provider),
    },
    stream: {
      ...stream,
      enabled: given('STREAM_ENABLED') ? stream.enabled : stream.url !== null || stream.context !== null,
      lanes: stream.lanes === 0 ? read.analysis.maxConcurrent : stream.lanes,
      heartbeatSeconds: stream.heartbeatSeconds === 0 ? stream.ackWaitSeconds / 3 : stream.heartbeatSeconds,
    },
  };
};

/** Rules that two settings must keep together. */
const contradictions = ({ stream, prometheus, tempo, loki, sessions }: Settings): Problem[] => {
  const problems: Problem[] = [...credentialProblems({ PROMETHEUS: prometheus, TEMPO: tempo, LOKI: loki })];
  if (stream.heartbeatSeconds * 3 > stream.ackWaitSeconds + 1e-9) {
    problems.push({
      env: 'STREAM_HEARTBEAT_SECONDS',
      problem: 'must be at most a third of STREAM_ACK_WAIT_SECONDS',
      example: '10',
    });
  }
  if (stream.enabled && stream.url === null && stream.context === null) {
    problems.push({
      env: 'NATS_URL',
      problem: 'must be set (or NATS_CONTEXT) when STREAM_ENABLED is true',
      example: 'nats://127.0.0.1:4222',
    });
  }
  const { dbHost, dbName, dbUser } = sessions;
  const database = { SESSION_DB_HOST: dbHost, SESSION_DB_NAME: dbName, SESSION_DB_USER: dbUser };
  const unset = Object.entries(database).filter(([, value]) => value === null);
  if (unset.length > 0 && unset.length < 3) {
    problems.push(
      ...unset.map(([env]) => ({
        env,
        problem: 'must be set too: SESSION_DB_HOST, SESSION_DB_NAME and SESSION_DB_USER go together',
        example: 'kuberca',
      })),
    );
  }
  return problems;
};

/**
 * Reads every setting from the environment.
 * @throws {SettingsError} naming all variables that are wrong, at once
 */
export const loadSettings = (environment: Environment): Settings => {
  const problems: Problem[] = [];
  const read = Object.fromEntries(
    Object.entries(AREAS).map(([name, area]) => [name, readArea(area as Area, environment, problems)]),
  ) as unknown as Settings;
  const settings = derive(read, environment);
  const all = problems.length > 0 ? problems : contradictions(settings);
  if (all.length > 0) throw new SettingsError(all);
  return deepFreeze(settings);
};
