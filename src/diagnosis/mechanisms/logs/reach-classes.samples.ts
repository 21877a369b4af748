import { samplesOf, type ClassLines } from '../../../../test/support/error-line-samples.js';
import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';

/** Samples of what only a peer makes. */
const WITH_PEERS: Readonly<Record<string, readonly RuleSample[]>> = {
  refused: [
    {
      name: 'with whom it cannot reach',
      cluster: {
        workloads: {
          basket: {
            env: { SEARCH: 'finder:8080' },
            log: ['ERROR call to http://finder:8080/q failed: connection refused'],
          },
          finder: { port: 8080 },
        },
      },
      at: 'Deployment/basket',
      says: ['connections to finder are refused'],
    },
  ],
};

const LINES: readonly ClassLines[] = [
  {
    id: 'unresolved-name',
    lines: [
      'dial tcp: lookup billing.example.org on 10.96.0.10:53: no such host',
      'java.net.UnknownHostException: billing.example.org: Name or service not known',
    ],
    near: ['INFO resolved 4 names'],
  },
  {
    id: 'refused',
    lines: ['connect ECONNREFUSED 10.9.9.9:8081', 'java.net.ConnectException: Connection refused'],
    near: ['INFO connection accepted'],
  },
  {
    id: 'rate-limited',
    lines: ['error 429 Too Many Requests from api.example.org', 'ThrottlingException: Rate exceeded'],
    near: ['INFO rate 429/s'.replace('429', '12')],
  },
  {
    id: 'no-endpoint',
    lines: [
      'error 503 no healthy upstream',
      'error CircuitBreaker rates is OPEN and does not permit further calls',
    ],
    near: ['INFO upstream is healthy'],
  },
  {
    id: 'no-route',
    lines: ['dial tcp 10.9.9.9:80: connect: no route to host', 'error: EHOSTUNREACH 10.9.9.9'],
    near: ['INFO route added'],
  },
  {
    id: 'timeout',
    lines: [
      'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      'timeout of 10000ms exceeded',
    ],
    near: ['INFO timeout set to 10s'],
  },
  {
    id: 'reset',
    lines: ['read tcp 10.1.1.1:1->10.2.2.2:2: read: connection reset by peer', 'Error: socket hang up'],
    near: ['INFO connection closed'],
  },
];

export const samples: readonly RuleSamples[] = LINES.map((lines) =>
  samplesOf({ ...lines, more: WITH_PEERS[lines.id] ?? [] }),
);
