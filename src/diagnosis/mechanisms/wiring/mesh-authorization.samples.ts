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
    {
      name: 'a policy of late that leaves out a caller who says nothing',
      labels: { namespace: 'shop', service: 'pricing' },
      cluster: { workloads: { web: { env: { PRICING: 'http://pricing:8080' } }, pricing: {} } },
      fault: {
        since: '12m',
        objects: {
          'AuthorizationPolicy/admins': {
            spec: { rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/admin'] } }] }] },
          },
        },
      },
      at: 'AuthorizationPolicy/admins',
      says: ['denies Deployment web', 'pricing'],
    },
  ],
  passes: [
    {
      name: 'a policy of late that admits its caller',
      labels: { namespace: 'shop', service: 'pricing' },
      cluster: { workloads: { web: { env: { PRICING: 'http://pricing:8080' } }, pricing: {} } },
      fault: {
        since: '12m',
        objects: {
          'AuthorizationPolicy/admins': {
            spec: { rules: [{ from: [{ source: { principals: ['*/sa/default'] } }] }] },
          },
        },
      },
    },
    {
      name: 'a policy of late whose rules ask for more than who calls',
      labels: { namespace: 'shop', service: 'pricing' },
      cluster: { workloads: { web: { env: { PRICING: 'http://pricing:8080' } }, pricing: {} } },
      fault: {
        since: '12m',
        objects: {
          'AuthorizationPolicy/tokens': {
            spec: { rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] },
          },
        },
      },
    },
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
