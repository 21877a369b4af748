import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/mtls',
  matches: [
    {
      name: 'a caller without sidecar',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: read: connection reset by peer'],
          },
          pricing: { pod: { initContainers: [{ name: 'mesh-proxy', restartPolicy: 'Always' }] } },
        },
        objects: { 'PeerAuthentication/strict': { spec: { mtls: { mode: 'STRICT' } } } },
      },
      at: 'PeerAuthentication/strict',
      says: ['STRICT', 'no sidecar', 'Deployment web'],
    },
    {
      name: 'TLS is turned off by a rule',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: read: connection reset by peer'],
            pod: { initContainers: [{ name: 'mesh-proxy', restartPolicy: 'Always' }] },
          },
          pricing: { pod: { initContainers: [{ name: 'mesh-proxy', restartPolicy: 'Always' }] } },
        },
        objects: {
          'PeerAuthentication/strict': { spec: { mtls: { mode: 'STRICT' } } },
          'DestinationRule/plain': { spec: { host: 'pricing', trafficPolicy: { tls: { mode: 'DISABLE' } } } },
        },
      },
      at: 'PeerAuthentication/strict',
      says: ['plain', 'DISABLE'],
    },
  ],
  passes: [
    {
      name: 'both have a sidecar',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: read: connection reset by peer'],
            pod: { initContainers: [{ name: 'mesh-proxy', restartPolicy: 'Always' }] },
          },
          pricing: { pod: { initContainers: [{ name: 'mesh-proxy', restartPolicy: 'Always' }] } },
        },
        objects: { 'PeerAuthentication/strict': { spec: { mtls: { mode: 'STRICT' } } } },
      },
    },
    {
      name: 'plain text is permitted',
      cluster: {
        workloads: {
          web: {
            env: { PRICING: 'http://pricing:8080' },
            log: ['GET http://pricing:8080/: read: connection reset by peer'],
          },
          pricing: { pod: { initContainers: [{ name: 'mesh-proxy', restartPolicy: 'Always' }] } },
        },
        objects: { 'PeerAuthentication/p': { spec: { mtls: { mode: 'PERMISSIVE' } } } },
      },
    },
  ],
};
