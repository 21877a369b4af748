import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/route-refused',
  matches: [
    {
      name: 'no listener admits it',
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
                  conditions: [
                    {
                      type: 'Accepted',
                      status: 'False',
                      reason: 'NotAllowedByListeners',
                      message: 'no listener allows routes of this namespace',
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
      at: 'HTTPRoute/events',
      says: ['NotAllowedByListeners', 'edge'],
    },
    {
      name: 'a reference is not permitted',
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
                  conditions: [
                    {
                      type: 'ResolvedRefs',
                      status: 'False',
                      reason: 'RefNotPermitted',
                      message: 'no ReferenceGrant',
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
      at: 'HTTPRoute/events',
      says: ['RefNotPermitted'],
    },
  ],
  passes: [
    {
      name: 'it is accepted',
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
      name: 'its backend is missing, which is another thing',
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
                  conditions: [
                    {
                      type: 'ResolvedRefs',
                      status: 'False',
                      reason: 'BackendNotFound',
                      message: 'not found',
                    },
                  ],
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
