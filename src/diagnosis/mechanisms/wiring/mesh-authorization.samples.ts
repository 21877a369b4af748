import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/authorization',
  matches: [
    {
      name: 'nobody is admitted',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: status 403: RBAC: access denied'],
          },
          pricing: {},
        },
        objects: { 'AuthorizationPolicy/lock': { spec: { selector: { matchLabels: { app: 'pricing' } } } } },
      },
      at: 'AuthorizationPolicy/lock',
      says: ['denies Deployment web', 'pricing'],
    },
    {
      name: 'a rule that denies',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: status 403: RBAC: access denied'],
          },
          pricing: {},
        },
        objects: {
          'AuthorizationPolicy/deny': {
            spec: { action: 'DENY', rules: [{ from: [{ source: { namespaces: ['shop'] } }] }] },
          },
        },
      },
      at: 'AuthorizationPolicy/deny',
      says: ['DENY'],
    },
  ],
  passes: [
    {
      name: 'the caller is not denied',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: read: connection reset by peer'],
          },
          pricing: {},
        },
        objects: { 'AuthorizationPolicy/lock': { spec: {} } },
      },
    },
    {
      name: 'a policy for other pods',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: status 403: RBAC: access denied'],
          },
          pricing: {},
        },
        objects: { 'AuthorizationPolicy/lock': { spec: { selector: { matchLabels: { app: 'admin' } } } } },
      },
    },
  ],
};
