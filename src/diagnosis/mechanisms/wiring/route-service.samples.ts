import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/route-service',
  matches: [
    {
      name: 'one of two backends does not exist',
      cluster: {
        workloads: { agenda: {} },
        objects: {
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: { conditions: [{ type: 'Programmed', status: 'True' }] },
          },
          'HTTPRoute/events': {
            spec: {
              parentRefs: [{ name: 'edge' }],
              rules: [
                {
                  matches: [{ path: { value: '/a' } }],
                  backendRefs: [
                    { name: 'agenda', port: 8080 },
                    { name: 'agenda-next', port: 8080 },
                  ],
                },
              ],
            },
            status: {
              parents: [
                {
                  parentRef: { name: 'edge' },
                  conditions: [{ type: 'Accepted', status: 'True', reason: 'Accepted' }],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
      at: 'HTTPRoute/events',
      says: ['agenda-next', '/a'],
    },
    {
      name: 'a gRPC route',
      cluster: {
        workloads: { quotes: {} },
        objects: {
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: { conditions: [{ type: 'Programmed', status: 'True' }] },
          },
          'GRPCRoute/rpc': {
            spec: {
              parentRefs: [{ name: 'edge' }],
              rules: [
                {
                  matches: [{ path: { value: '/a' } }],
                  backendRefs: [
                    { name: 'quotes', port: 8080 },
                    { name: 'quotes-v9', port: 8080 },
                  ],
                },
              ],
            },
            status: {
              parents: [
                {
                  parentRef: { name: 'edge' },
                  conditions: [{ type: 'Accepted', status: 'True', reason: 'Accepted' }],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'quotes' },
      at: 'GRPCRoute/rpc',
      says: ['quotes-v9'],
    },
  ],
  passes: [
    {
      name: 'the backend is there',
      cluster: {
        workloads: { agenda: {} },
        objects: {
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: { conditions: [{ type: 'Programmed', status: 'True' }] },
          },
          'HTTPRoute/events': {
            spec: {
              parentRefs: [{ name: 'edge' }],
              rules: [
                { matches: [{ path: { value: '/a' } }], backendRefs: [{ name: 'agenda', port: 8080 }] },
              ],
            },
            status: {
              parents: [
                {
                  parentRef: { name: 'edge' },
                  conditions: [{ type: 'Accepted', status: 'True', reason: 'Accepted' }],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
    },
    {
      name: 'a backend without weight',
      cluster: {
        workloads: { agenda: {} },
        objects: {
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: { conditions: [{ type: 'Programmed', status: 'True' }] },
          },
          'HTTPRoute/events': {
            spec: {
              parentRefs: [{ name: 'edge' }],
              rules: [
                {
                  matches: [{ path: { value: '/a' } }],
                  backendRefs: [
                    { name: 'agenda', port: 8080 },
                    { name: 'gone', port: 8080, weight: 0 },
                  ],
                },
              ],
            },
            status: {
              parents: [
                {
                  parentRef: { name: 'edge' },
                  conditions: [{ type: 'Accepted', status: 'True', reason: 'Accepted' }],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
    },
  ],
};
