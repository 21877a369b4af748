import type { Area, Problem } from './area.js';
import { GENERAL } from './areas/index.js';
import { readArea, type Environment } from './read-area.js';
import type { ValuesOf, Variables } from './setting.js';
import type { GeneralSettings, Settings } from './settings.js';

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

const deepFreeze = <T extends object>(value: T): T => {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
};

/** Defaults that depend on other settings. */
const derive = (read: GeneralSettings, environment: Environment): GeneralSettings => {
  const given = (env: string): boolean => (environment[env]?.trim() ?? '') !== '';
  const { stream, llm, server, notify } = read;
  const lanes = stream.lanes === 0 ? read.analysis.maxConcurrent : stream.lanes;
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
      lanes: server.roles.includes('analyst') ? lanes : 0,
      intakeLanes: server.roles.includes('intake') ? stream.intakeLanes : 0,
      notifyLanes: server.roles.includes('notify') && notify.routesFile !== null ? stream.notifyLanes : 0,
      heartbeatSeconds: stream.heartbeatSeconds === 0 ? stream.ackWaitSeconds / 3 : stream.heartbeatSeconds,
    },
  };
};

/** Rules that two settings must keep together. */
const contradictions = ({ stream, sessions }: GeneralSettings): readonly Problem[] => {
  const problems: Problem[] = [];
  if (stream.lanes > 0 && stream.lanes < stream.partitions) {
    problems.push({
      env: 'STREAM_PARTITIONS',
      problem: `must be at most STREAM_LANES (${stream.lanes}), so that each partition has a lane`,
      example: String(stream.lanes),
    });
  }
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

/** Reads areas of integrations, each once. What was not checked at boot is when it is first asked for. */
const areasOf = (environment: Environment) => {
  const known = new Map<Area, ReturnType<typeof readArea>>();
  return (area: Area): ReturnType<typeof readArea> => {
    const read = known.get(area) ?? deepFreeze(readArea(area, environment));
    known.set(area, read);
    return read;
  };
};

/**
 * Reads every setting from the environment.
 * @param ofIntegrations areas that are checked now, with the others; any further one is when it is first asked for
 * @throws {SettingsError} naming all variables that are wrong, at once
 */
export const loadSettings = (environment: Environment, ofIntegrations: readonly Area[] = []): Settings => {
  const general = Object.entries(GENERAL).map(([name, area]) => [name, readArea(area, environment)] as const);
  const areaOf = areasOf(environment);
  const unusable = [...general.map(([, read]) => read), ...ofIntegrations.map(areaOf)].flatMap(
    ({ unreadable }) => unreadable,
  );
  // Each area was read by its own variables, so the values have their types.
  const values = Object.fromEntries(general.map(([name, read]) => [name, read.values]));
  const settings = derive(values as unknown as GeneralSettings, environment);
  const contradictory = [
    ...ofIntegrations.flatMap((area) => areaOf(area).contradictory),
    ...contradictions(settings),
  ];
  const problems = unusable.length > 0 ? unusable : contradictory;
  if (problems.length > 0) throw new SettingsError(problems);
  const of = <V extends Variables>(area: Area<V>): ValuesOf<V> => {
    const { values: read, unreadable, contradictory: together } = areaOf(area);
    const wrong = [...unreadable, ...together];
    if (wrong.length > 0) throw new SettingsError(wrong);
    return read as ValuesOf<V>;
  };
  return deepFreeze({ ...settings, of });
};
