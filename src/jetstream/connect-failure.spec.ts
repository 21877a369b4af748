import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load.js';
import { connectFailureOf } from './connect-failure.js';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const streamOf = (environment: Record<string, string>) =>
  loadSettings({ NATS_URL: 'nats://n:4222', ...environment }).stream;

describe('why NATS cannot be used', () => {
  it.each([
    [
      named('AuthorizationError', "'Authorization Violation'"),
      { NATS_USER: 'u' },
      'refused',
      /^NATS_PASSWORD$/,
    ],
    [
      new Error('connect', { cause: named('AuthorizationError', 'x') }),
      { NATS_TOKEN: 't' },
      'unreachable',
      /NATS_URL/,
    ],
    [new Error('Authorization Violation'), { NATS_CREDS: '/c' }, 'refused', /NATS_CREDS/],
    [
      new Error("ENOENT: no such file or directory, open '/etc/c.creds'"),
      { NATS_CREDS: '/etc/c.creds' },
      'misconfigured',
      /^NATS_CREDS$/,
    ],
    [
      new Error("EACCES: permission denied, open '/ca.pem'"),
      { NATS_CA: '/ca.pem', NATS_CREDS: '/c' },
      'misconfigured',
      /^NATS_CA$/,
    ],
    [new Error('unable to verify the first certificate'), {}, 'misconfigured', /NATS_CA/],
    [new Error('connect ECONNREFUSED 127.0.0.1:4222'), {}, 'unreachable', /^NATS_URL$/],
    [new Error('getaddrinfo ENOTFOUND nats.kube-rca.svc'), {}, 'unreachable', /^NATS_URL$/],
    [new Error('Invalid URL'), {}, 'misconfigured', /^NATS_URL$/],
    ['odd', {}, 'unreachable', /NATS_URL/],
  ] as const)('%s', (error, environment, state, variable) => {
    const failure = connectFailureOf(error, streamOf(environment));
    expect(failure).toEqual({
      state,
      reason: expect.any(String),
      variable: expect.stringMatching(variable),
      remedy: expect.stringMatching(/tried again for ever/),
    });
  });
});
