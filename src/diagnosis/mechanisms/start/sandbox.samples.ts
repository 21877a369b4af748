import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/sandbox',
  matches: [
    {
      name: 'the VPC plug-in has no address',
      cluster: {
        workloads: {
          hello: {
            state: {
              creating: {
                reason: 'FailedCreatePodSandBox',
                message:
                  'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "2585aa": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
              },
            },
          },
        },
      },
      at: 'Deployment/hello',
      says: ['aws-cni', 'failed to assign an IP address', 'sandbox'],
    },
    {
      name: 'the pools of another plug-in are used up',
      cluster: {
        workloads: {
          coupons: {
            kind: 'StatefulSet',
            state: {
              creating: {
                reason: 'FailedCreatePodSandBox',
                message:
                  'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "1f3c": plugin type="calico" failed (add): failed to request IPv4 addresses: Assigned 0 out of 1 requested IPv4 addresses; no more free addresses in the assigned pools',
              },
            },
          },
        },
      },
      at: 'StatefulSet/coupons',
      says: ['calico', 'no more free addresses'],
    },
    {
      name: 'the plug-in does not run',
      cluster: {
        workloads: {
          feed: {
            kind: 'DaemonSet',
            state: {
              creating: {
                reason: 'FailedCreatePodSandBox',
                message:
                  'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "ab": plugin type="cilium-cni" failed (add): unable to connect to Cilium agent: Get "http://localhost/v1/config": dial unix /var/run/cilium/cilium.sock: connect: no such file or directory',
              },
            },
          },
        },
      },
      at: 'DaemonSet/feed',
      says: ['cilium-cni', 'not ready'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a ConfigMap that is missing',
      cluster: {
        workloads: {
          feed: {
            state: {
              creating: {
                reason: 'FailedMount',
                message: 'MountVolume.SetUp failed for volume "x" : configmap "x" not found',
              },
            },
          },
        },
      },
    },
    {
      name: 'an old event of a pod that runs',
      cluster: {
        workloads: { feed: {} },
        events: { 'Deployment/feed': [['W', 'FailedCreatePodSandBox', 'x']] },
      },
    },
  ],
};
