import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { KUBERNETES } from '../integrations/kubernetes/settings.js';
import { documentedAreas } from './areas/index.js';
import { EXIT_CONFIG, loadSettings, SettingsError } from './load.js';

const AREAS = documentedAreas(INTEGRATION_AREAS);
const ALL = AREAS.flatMap(({ variables }) => Object.values(variables));

/** What loading complains about, by variable; empty when it does not. */
const problemsOf = (environment: Record<string, string>): Record<string, string> => {
  try {
    loadSettings(environment, INTEGRATION_AREAS);
    return {};
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return Object.fromEntries(error.problems.map(({ env, problem }) => [env, problem]));
  }
};

describe('settings from an empty environment', () => {
  it('start the service: HTTP on 8000, no stream, no model key, everything derived', () => {
    const settings = loadSettings({});
    expect(settings.server).toMatchObject({ port: 8000, logLevel: 'info', logFormat: null, language: 'en' });
    expect(settings.stream).toMatchObject({
      enabled: false,
      lanes: 5,
      heartbeatSeconds: 10,
      prefix: 'kuberca',
    });
    expect(settings.llm).toMatchObject({ openaiApiKey: null, retryMaxAttempts: 5, retryMaxWait: 60 });
    expect(settings.masking).toEqual({
      expressions: [],
      builtinEnabled: true,
      hashMode: false,
      hashKeyFile: null,
      labels: false,
      personalData: false,
      pseudonyms: false,
      strict: false,
    });
  });

  it('are frozen throughout', () => {
    const settings = loadSettings({ MASKING_REGEX_LIST_JSON: '["a"]' });
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.isFrozen(settings.stream)).toBe(true);
    expect(Object.isFrozen(settings.masking.expressions)).toBe(true);
  });

  it('are the same when every variable is empty', () => {
    const [blank, none] = [Object.fromEntries(ALL.map(({ env }) => [env, '  '])), {}].map((environment) => {
      const { of, ...general } = loadSettings(environment);
      return { general, integrations: INTEGRATION_AREAS.map((area) => of(area)) };
    });
    expect(blank).toEqual(none);
  });
});

describe('derived settings', () => {
  it('turn the stream on when NATS_URL or NATS_CONTEXT is set, unless STREAM_ENABLED says no', () => {
    expect(loadSettings({ NATS_URL: 'nats://n:4222' }).stream.enabled).toBe(true);
    expect(loadSettings({ NATS_CONTEXT: 'prod' }).stream.enabled).toBe(true);
    expect(loadSettings({ NATS_URL: 'nats://n:4222', STREAM_ENABLED: 'False' }).stream.enabled).toBe(false);
  });

  it('give as many lanes as analyses and three heartbeats per ack wait', () => {
    const { stream } = loadSettings({ MAX_CONCURRENT_ANALYSES: '9', STREAM_ACK_WAIT_SECONDS: '3' });
    expect(stream).toMatchObject({ lanes: 9, heartbeatSeconds: 1 });
    expect(loadSettings({ MAX_CONCURRENT_ANALYSES: '9', STREAM_LANES: '2' }).stream.lanes).toBe(2);
  });
});

describe('bad settings', () => {
  it('are all named at once, with what was wrong and an example, never with their value', () => {
    const environment = {
      PORT: 'port-6f1d',
      LOG_LEVEL: 'loud-6f1d',
      OPENAI_BASE_URL: 'http://:6f1d@/',
      STREAM_PREFIX: 'Bad 6f1d',
      BUILTIN_REDACTION_ENABLED: 'yes-6f1d',
      MASKING_REGEX_LIST_JSON: '["ok", "(6f1d"]',
    };
    expect(problemsOf(environment)).toEqual({
      PORT: 'must be a whole number from 0 to 65535',
      LOG_LEVEL: 'must be one of trace, debug, info, warn, error, fatal, silent',
      OPENAI_BASE_URL: 'must be an http or https URL with a host',
      STREAM_PREFIX: 'must start with a lower-case letter and hold at most 32 of a-z, 0-9, _ and -',
      BUILTIN_REDACTION_ENABLED: 'must be true or false',
      MASKING_REGEX_LIST_JSON: 'entry 1 is not a valid RE2 expression (missing closing ))',
    });
    expect(() => loadSettings(environment)).toThrow(/PORT: must be .* \(example: PORT=8000\)/);
    expect(() => loadSettings(environment)).not.toThrow(/6f1d/);
  });

  it('end the process with the exit code for bad configuration', () => {
    expect(EXIT_CONFIG).toBe(78);
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', '1e3'],
    ['ANALYSIS_DEADLINE_SECONDS', '240'],
    ['LLM_RETRY_MIN_WAIT', 'Infinity'],
    ['LANGUAGE', 'de'],
    ['STREAM_ENABLED', '1'],
    ['OPENAI_BASE_URL', 'ftp://models'],
    ['MASKING_REGEX_LIST_JSON', 'emp-[0-9]+'],
    ['MASKING_REGEX_LIST_JSON', '{"a":1}'],
    ['MASKING_REGEX_LIST_JSON', '["a", 1]'],
    ['MASKING_REGEX_LIST_JSON', '["(?=lookahead)"]'],
    ['MASKING_REGEX_LIST_JSON', JSON.stringify(['a'.repeat(5000)])],
    ['MASKING_REGEX_LIST_JSON', JSON.stringify(Array.from({ length: 101 }, () => 'a'))],
  ])('%s=%s stops the start', (env, value) => {
    expect(Object.keys(problemsOf({ [env]: value }))).toEqual([env]);
  });

  it.each([
    ['STREAM_HEARTBEAT_SECONDS', { STREAM_HEARTBEAT_SECONDS: '11' }],
    ['NATS_URL', { STREAM_ENABLED: 'true' }],
  ])('%s must not contradict another one', (env, environment: Record<string, string>) => {
    expect(Object.keys(problemsOf(environment))).toEqual([env]);
  });

  it('never show what any variable held', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.string({ minLength: 12 }), ({ env }, noise) => {
        const value = `q${noise}`.replaceAll(/\s/g, '_');
        try {
          loadSettings({ [env]: value }, INTEGRATION_AREAS);
        } catch (error) {
          expect(error).toBeInstanceOf(SettingsError);
          expect((error as Error).message).not.toContain(value);
        }
      }),
    );
  });
});

describe('settings of an integration', () => {
  it('are checked at boot with the others, and frozen', () => {
    const environment = { PORT: 'x', K8S_EVENT_LIMIT: '0' };
    expect(Object.keys(problemsOf(environment))).toEqual(['PORT', 'K8S_EVENT_LIMIT']);
    expect(Object.isFrozen(loadSettings({}).of(KUBERNETES))).toBe(true);
  });

  it('are checked when they are first asked for, if nobody named them at boot', () => {
    const settings = loadSettings({ K8S_EVENT_LIMIT: '0' });
    expect(() => settings.of(KUBERNETES)).toThrow(SettingsError);
  });
});

describe('good settings', () => {
  it('are read as people write them: spaces around, any case, a missing scheme, a trailing slash', () => {
    const settings = loadSettings({
      PORT: ' 0 ',
      LOG_LEVEL: 'WARN',
      LANGUAGE: ' KO ',
      OPENAI_BASE_URL: 'vllm.models.svc:8000/v1/',
      KUBE_NAMESPACES_ALLOW: 'shop, payments-*\n',
      OPENAI_API_KEY: ' sk-x ',
      LLM_RETRY_MIN_WAIT: '0.5',
    });
    expect(settings.server).toMatchObject({ port: 0, logLevel: 'warn', language: 'ko' });
    expect(settings.llm).toMatchObject({
      openaiBaseUrl: 'http://vllm.models.svc:8000/v1',
      openaiApiKey: 'sk-x',
      retryMinWait: 0.5,
    });
    expect(settings.of(KUBERNETES).namespacesAllow).toEqual(['shop', 'payments-*']);
  });

  it('take what deployments of the earlier agent set: its names of log levels and its retry time', () => {
    expect(loadSettings({ LOG_LEVEL: 'WARNING' }).server.logLevel).toBe('warn');
    expect(loadSettings({ LOG_LEVEL: 'critical' }).server.logLevel).toBe('fatal');
    expect(loadSettings({ LLM_RETRY_TOTAL_TIMEOUT: '300' }).llm.retryTotalTimeout).toBe(300);
  });

  it('take expressions with inline flags and named groups, and drop blank ones', () => {
    const text = JSON.stringify(['(?i)emp-[0-9]+', '(?P<user>u[0-9]+)', ' ']);
    expect(loadSettings({ MASKING_REGEX_LIST_JSON: text }).masking.expressions).toEqual([
      '(?i)emp-[0-9]+',
      '(?P<user>u[0-9]+)',
    ]);
  });
});

describe('the catalogue of settings', () => {
  it('names each variable once, in the way environments spell them', () => {
    const names = ALL.map(({ env }) => env);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
  });

  it.each(ALL.filter(({ secret }) => !secret).map((setting) => [setting.env, setting] as const))(
    'gives an example for %s that is taken',
    (_, { parse, example }) => {
      expect(example).not.toBe('');
      expect(() => parse(example)).not.toThrow();
    },
  );
});
