import { describe, expect, it } from '@jest/globals';
import { loadSettings, SettingsError } from '../config/load.js';
import { INTEGRATION_AREAS } from './integrations.js';
import { LOKI } from './loki/settings.js';
import { PROMETHEUS } from './prometheus/settings.js';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadSettings(environment, INTEGRATION_AREAS);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    expect(error.message).not.toContain('6f1d');
    return error.problems.map(({ env, problem }) => `${env} ${problem}`);
  }
};

describe('settings of a source read over HTTP', () => {
  it('are off and empty without a URL', () => {
    expect(loadSettings({}).of(PROMETHEUS)).toEqual({
      url: null,
      httpTimeoutSeconds: 5,
      tenantId: null,
      username: null,
      password: null,
      passwordFile: null,
      bearerTokenFile: null,
      headers: {},
      caFile: null,
    });
  });

  it('take a URL without scheme, with path and user, and headers as a JSON object', () => {
    const settings = loadSettings({
      PROMETHEUS_URL: 'prometheus:9090/prom/',
      PROMETHEUS_HEADERS: '{"X-Api-Key":"k"}',
      LOKI_URL: 'https://user:pass@loki',
    });
    const { url, headers } = settings.of(PROMETHEUS);
    expect([url, headers]).toEqual(['http://prometheus:9090/prom', { 'x-api-key': 'k' }]);
    expect(settings.of(LOKI).url).toBe('https://user:pass@loki');
  });

  it.each([
    [{ PROMETHEUS_URL: 'ftp://6f1d' }, 'PROMETHEUS_URL must be an http or https URL with a host'],
    [{ PROMETHEUS_URL: 'http://p/?a=6f1d' }, 'PROMETHEUS_URL must not have a query or a fragment'],
    [{ TEMPO_HEADERS: '6f1d' }, 'TEMPO_HEADERS must be a JSON object of header names and texts'],
    [{ TEMPO_HEADERS: '["6f1d"]' }, 'TEMPO_HEADERS must be a JSON object of header names and texts'],
    [{ TEMPO_HEADERS: '{"a":"x","a b6f1d":"x"}' }, 'TEMPO_HEADERS name 2 is not a header name'],
    [{ TEMPO_HEADERS: '{"Host":"6f1d"}' }, 'TEMPO_HEADERS host cannot be set'],
    [
      { TEMPO_HEADERS: '{"A":"6f1d\\r\\nB: c"}' },
      'TEMPO_HEADERS the value of name 1 must be text without line breaks',
    ],
    [{ LOKI_TENANT_ID: 'a\nb6f1d' }, 'LOKI_TENANT_ID must be text without line breaks'],
    [{ LOKI_PASSWORD: '6f1d' }, 'LOKI_USERNAME must be set with LOKI_PASSWORD'],
    [{ LOKI_USERNAME: 'u6f1d' }, 'LOKI_PASSWORD must be set with LOKI_USERNAME'],
    [
      { LOKI_USERNAME: 'u', LOKI_PASSWORD: '6f1d', LOKI_PASSWORD_FILE: '/6f1d' },
      'LOKI_PASSWORD_FILE must not be set beside LOKI_PASSWORD',
    ],
    [
      { LOKI_USERNAME: 'u', LOKI_PASSWORD: '6f1d', LOKI_BEARER_TOKEN_FILE: '/6f1d' },
      'LOKI_BEARER_TOKEN_FILE only one of user in LOKI_URL, LOKI_USERNAME and LOKI_BEARER_TOKEN_FILE may be set',
    ],
    [
      { LOKI_URL: 'http://u:6f1d@loki', LOKI_BEARER_TOKEN_FILE: '/6f1d' },
      'LOKI_URL only one of user in LOKI_URL, LOKI_USERNAME and LOKI_BEARER_TOKEN_FILE may be set',
    ],
  ])('stop the start when they are wrong: %j', (environment, problem) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual([problem]);
  });
});
