import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const image = 'quay.io/bookshop/search:7.0.1-rc9';

export const samples: RuleSamples = {
  mechanism: 'image/not-found',
  matches: [
    {
      name: 'containerd does not find the tag of a new release',
      cluster: { workloads: { search: { image: 'quay.io/bookshop/search:7.0.0' } } },
      fault: {
        workloads: {
          search: {
            image,
            state: {
              image: {
                message: `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
              },
            },
          },
        },
      },
      at: 'Deployment/search',
      says: ['7.0.1-rc9', 'not found', 'quay.io'],
    },
    {
      name: 'CRI-O says that the manifest is unknown',
      cluster: {
        workloads: {
          agent: {
            kind: 'DaemonSet',
            image: 'registry.local:5000/agent:9',
            state: {
              image: {
                waiting: 'ErrImagePull',
                message: 'reading manifest 9 in registry.local:5000/agent: manifest unknown',
              },
            },
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['tag 9', 'does not exist'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { search: { image } } } },
    {
      name: 'a registry that refuses',
      cluster: {
        workloads: { search: { image, state: { image: { message: 'unexpected status: 403 Forbidden' } } } },
      },
    },
    {
      name: 'a name with the words in it, from a registry that does not answer',
      cluster: {
        workloads: {
          search: {
            image: 'registry.example.com/not-found/search:404',
            state: { image: { message: 'dial tcp 10.1.1.1:443: i/o timeout' } },
          },
        },
      },
    },
  ],
};
