import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/gateway',
  matches: [
    {
      name: 'it has no address',
      cluster: {
        workloads: { agenda: {} },
        objects: {
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
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: {
              conditions: [
                {
                  type: 'Programmed',
                  status: 'False',
                  reason: 'AddressNotAssigned',
                  message: 'no address could be assigned',
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
      at: 'Gateway/edge',
      says: ['AddressNotAssigned'],
    },
    {
      name: 'the certificate of a listener is not there',
      cluster: {
        workloads: { agenda: {} },
        objects: {
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
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: {
              conditions: [],
              listeners: [
                {
                  name: 'https',
                  conditions: [
                    {
                      type: 'ResolvedRefs',
                      status: 'False',
                      reason: 'InvalidCertificateRef',
                      message: 'Secret shop/www-tls not found',
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
      at: 'Gateway/edge',
      says: ['listener https', 'www-tls'],
    },
  ],
  passes: [
    {
      name: 'it is programmed',
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
      name: 'a gateway that no route of the Service has',
      cluster: {
        workloads: { agenda: {} },
        objects: {
          'Gateway/edge': {
            spec: { gatewayClassName: 'envoy' },
            status: { conditions: [{ type: 'Programmed', status: 'True' }] },
          },
          'Gateway/other': { status: { conditions: [{ type: 'Programmed', status: 'False', reason: 'X' }] } },
        },
      },
      labels: { namespace: 'shop', service: 'agenda' },
    },
  ],
};
