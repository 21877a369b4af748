import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, property, string } from 'fast-check';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { documentedAreas } from './areas/index.js';
import { editDistance, unknownSettings } from './unknown-settings.js';

const KNOWN = documentedAreas(INTEGRATION_AREAS).flatMap(({ variables }) =>
  Object.values(variables).map(({ env }) => env),
);
const told = (...names: string[]) =>
  Object.fromEntries(unknownSettings(names, KNOWN).map(({ name, nearest }) => [name, nearest]));

describe('variables that look like a setting', () => {
  it.each([
    ['AI_PROVIDRE', 'AI_PROVIDER'],
    ['AI_PROVDER', 'AI_PROVIDER'],
    ['NATS_URLS', 'NATS_URL'],
    ['STREAM_REPLICA', 'STREAM_REPLICAS'],
    ['PROMETHEUS_URI', 'PROMETHEUS_URL'],
    ['SESSION_DB_HOSTNAME', 'SESSION_DB_HOST'],
    ['LLM_MAX_TOOLS_CALL', 'LLM_MAX_TOOL_CALLS'],
    ['OPENAI_APIKEY', 'OPENAI_API_KEY'],
    ['stream_lanes', 'STREAM_LANES'],
  ])('%s is told with %s', (name, nearest) => expect(told(name)).toEqual({ [name]: nearest }));

  it.each(
    `PATH HOME HOSTNAME LANG NODE_ENV NODE_OPTIONS NODE_COMPILE_CACHE TZ PWD KUBERNETES_SERVICE_HOST KUBERNETES_PORT_443_TCP_ADDR LOKI_SERVICE_HOST LOKI_PORT TEMPO_PORT_3200_TCP_PROTO PROMETHEUS_SERVICE_PORT_HTTP NATS_SERVICE_PORT HTTP_PROXY http_proxy https_proxy no_proxy AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_DEFAULT_REGION GOOGLE_APPLICATION_CREDENTIALS OPENAI_ORG_ID ANTHROPIC_AUTH_TOKEN POD_NAME POD_NAMESPACE KUBECTL_VERSION NATS_TIMEOUT XDG_CACHE_HOME SHELL LOGNAME MAIL TERM SSH_AUTH_SOCK`.split(
      /\s+/,
    ),
  )('%s is no slip', (name) => expect(told(name)).toEqual({}));

  it('are none of the settings themselves, whatever stands beside them', () => {
    expect(told(...KNOWN)).toEqual({});
  });

  it('are told at most ten at a time, with a distance that is the same both ways', () => {
    expect(
      unknownSettings(
        KNOWN.map((name) => `${name}S`),
        KNOWN,
      ),
    ).toHaveLength(10);
    const word = string({ maxLength: 8, unit: constantFrom('A', 'B', 'C', '_') });
    assert(
      property(word, word, (one, other) => {
        expect(editDistance(one, other, 20)).toBe(editDistance(other, one, 20));
        expect(editDistance(one, one, 3)).toBe(0);
      }),
    );
  });
});
