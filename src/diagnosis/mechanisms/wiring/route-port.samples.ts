import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/route-port',
  matches: [
    {
      name: 'a port that is not there',
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
                { matches: [{ path: { value: '/a' } }], backendRefs: [{ name: 'agenda', port: 9999 }] },
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
      says: ['9999', '8080'],
    },
    {
      name: 'the container port instead of that of the Service',
      cluster: {
        workloads: { web: { port: 8080, service: { port: 80, targetPort: 8080 } } },
        objects: {
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: { conditions: [{ type: 'Programmed', status: 'True' }] },
          },
          'HTTPRoute/www': {
            spec: {
              parentRefs: [{ name: 'edge' }],
              rules: [{ matches: [{ path: { value: '/a' } }], backendRefs: [{ name: 'web', port: 8080 }] }],
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
      labels: { namespace: 'shop', service: 'web' },
      at: 'HTTPRoute/www',
      says: ['8080', '80 (main)'],
    },
  ],
  passes: [
    {
      name: 'the port is there',
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
      name: 'the Service is not',
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
                    { name: 'gone', port: 1 },
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
