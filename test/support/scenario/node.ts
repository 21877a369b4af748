import { event, metadata, type ObjectName } from './built.ts';
import type { Json } from './json.ts';
import type { Moments } from './moments.ts';
import { nodeIp } from './names.ts';
import type { Duration, NodeText } from './scenario-file.ts';

const WELL: Readonly<Record<string, string>> = {
  MemoryPressure: 'False KubeletHasSufficientMemory kubelet has sufficient memory available',
  DiskPressure: 'False KubeletHasNoDiskPressure kubelet has no disk pressure',
  PIDPressure: 'False KubeletHasSufficientPID kubelet has sufficient PID available',
  Ready: 'True KubeletReady kubelet is posting ready status',
};

/** A node and the events on it. @param since when the conditions that are not those of a healthy node began */
export const buildNode = (
  name: string,
  node: NodeText,
  since: Duration,
  moments: Moments,
): readonly Json[] => {
  const identity: ObjectName = { apiVersion: 'v1', kind: 'Node', name };
  const { zone = 'zone-a', cpu = '8', memory = '32Gi', labels = {}, conditions = {}, taints = [] } = node;
  const age = '90d';
  const dead = conditions['Ready']?.startsWith('Unknown') === true;
  const told = Object.entries({ ...WELL, ...conditions }).map(([type, text]) => {
    const [status, reason, ...message] = text.split(' ');
    return {
      type,
      status,
      reason,
      message: message.join(' '),
      lastHeartbeatTime: moments.ago(dead ? since : '25s'),
      lastTransitionTime: moments.ago(text === WELL[type] ? age : since),
    };
  });
  const amounts = { cpu, memory, pods: node.pods ?? '110', 'ephemeral-storage': '100Gi' };
  return [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: metadata(identity, moments.ago(age), {
        labels: {
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/os': 'linux',
          'kubernetes.io/hostname': name,
          'topology.kubernetes.io/zone': zone,
          ...labels,
        },
      }),
      spec: {
        ...(taints.length > 0 && { taints }),
        ...(node.unschedulable === true && { unschedulable: true }),
      },
      status: {
        addresses: [
          { type: 'InternalIP', address: nodeIp(name) },
          { type: 'Hostname', address: name },
        ],
        capacity: amounts,
        allocatable: amounts,
        conditions: told,
        nodeInfo: {
          architecture: 'amd64',
          operatingSystem: 'linux',
          containerRuntimeVersion: 'containerd://2.1.4',
          kubeletVersion: 'v1.34.4',
          kernelVersion: '6.12.48',
          osImage: 'Debian GNU/Linux 13 (trixie)',
        },
      },
    },
    ...(node.events ?? []).map((text) => event(text, { ...identity, node: name }, moments)),
  ];
};
