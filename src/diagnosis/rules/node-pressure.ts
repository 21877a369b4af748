import type { Localized } from '../../config/language.js';
import { NODE_ALERTS, PRESSURE_ALERTS } from '../alert-names.js';
import { step } from '../kubectl.js';
import { conditionText, pressuresOn } from '../node-conditions.js';
import { rule, type Candidate } from '../rule.js';
import { event, factsWith, minutesAgo, nodeWith, podFacts, podWith, running, seen } from '../samples.js';
import type { PodView, Scene } from '../scene.js';
import {
  both,
  bounded,
  ended,
  nodeSubject,
  podSubject,
  podText,
  quoted,
  verbatim,
  capital,
} from '../wording.js';

const REMEDY: Readonly<Record<string, Localized>> = {
  MemoryPressure: step(
    'Find the pods that use the most memory',
    '메모리를 가장 많이 쓰는 파드를 찾으세요',
    'kubectl top pod -A --sort-by=memory',
  ),
  DiskPressure: both(
    'On the machine: find what fills the disk (`df -h`, `crictl images`, logs, emptyDir volumes) and free it.',
    '노드에서 디스크를 채우는 것(`df -h`, `crictl images`, 로그, emptyDir 볼륨)을 찾아 비우세요.',
  ),
  PIDPressure: both(
    'On the machine: find what starts so many processes (`ps -eLf | wc -l`).',
    '노드에서 프로세스를 과도하게 만드는 것을 찾으세요(`ps -eLf | wc -l`).',
  ),
  NetworkUnavailable: step(
    'Look at the network plugin on this node',
    '이 노드의 네트워크 플러그인을 확인하세요',
    'kubectl -n kube-system get pods -o wide',
  ),
};

const describeNode = (name: string): Localized =>
  step(
    'Read the conditions and events of the node',
    '노드의 상태와 이벤트를 확인하세요',
    `kubectl describe node ${name}`,
  );

const fromNode = (scene: Scene): readonly Candidate[] => {
  const { node } = scene.facts;
  if (node.status !== 'ok') return [];
  const { name } = node.value.metadata;
  const pressures = pressuresOn(node.value);
  const [first] = pressures;
  if (!first) return [];
  const types = pressures.map(({ type }) => type).join(', ');
  const at = first.lastTransitionTime;
  const said = first.message ? ` (${quoted(first.message)})` : '';
  return [
    {
      key: name,
      subjects: [
        nodeSubject(name),
        ...scene.pods.filter(({ pod }) => pod.spec?.nodeName === name).map(podSubject),
      ],
      cause: both(
        ended(`Node ${name} reports ${types}${at ? ` since ${at}` : ''}${said}`),
        ended(`노드 ${name}이(가) ${types} 상태입니다${at ? `(${at}부터)` : ''}${said}`),
      ),
      // For a pod on it, pressure is a circumstance rather than a cause, until the pod is evicted.
      confidence: scene.aboutNode ? 0.9 : 0.45,
      evidence: [node.evidence],
      support: pressures.map((condition) => verbatim(bounded(conditionText(condition)))),
      remedy: [describeNode(name), ...pressures.flatMap(({ type }) => REMEDY[type] ?? [])],
    },
  ];
};

const fromEvicted = (scene: Scene, view: PodView): Candidate | null => {
  const { status, spec } = view.pod;
  if (status?.reason !== 'Evicted') return null;
  const node = spec?.nodeName ?? '?';
  const text = podText(scene, view);
  const said = status.message ? `: ${quoted(status.message)}` : '';
  return {
    key: `evicted from ${node}`,
    subjects: [podSubject(view), nodeSubject(node)],
    cause: both(
      ended(`${capital(text.en)} was evicted from node ${node}${said}`),
      ended(`${text.ko}이(가) 노드 ${node}에서 축출(evicted)되었습니다${said}`),
    ),
    // A replacement may long run well.
    confidence: view.isTarget ? 0.9 : 0.4,
    evidence: [view.evidence],
    support: [verbatim(`${status.phase ?? ''}, reason Evicted${said}`)],
    remedy: [
      describeNode(node),
      both(
        'Set requests that fit what the pod uses, so that it is not among the first to go.',
        '파드가 먼저 축출되지 않도록 실제 사용량에 맞는 requests를 설정하세요.',
      ),
    ],
  };
};

const disk = {
  type: 'DiskPressure',
  status: 'True',
  reason: 'KubeletHasDiskPressure',
  message: 'kubelet has disk pressure',
  lastTransitionTime: minutesAgo(9),
};

/** A node short of memory, disk, processes or network, and what it evicted. */
export const nodePressure = rule({
  id: 'node/pressure',
  title: both('nodes under pressure and evictions', '자원 압박(pressure) 상태의 노드와 축출된 파드'),
  explains: [...PRESSURE_ALERTS, ...NODE_ALERTS],
  causes: [],
  needs: [['node', 'pod', 'pods']],
  find: (scene) => [...fromNode(scene), ...scene.pods.flatMap((view) => fromEvicted(scene, view) ?? [])],
  matches: [
    {
      name: 'a pressure with its time',
      facts: factsWith({ node: seen(nodeWith([{ type: 'Ready', status: 'True' }, disk]), 'E1') }),
      says: ['Node worker-1 reports DiskPressure', 'kubelet has disk pressure', 'since 2026-03-02T09:51'],
    },
    {
      name: 'a pod that was evicted',
      facts: podFacts(
        podWith({
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: ephemeral-storage.',
        }),
      ),
      says: ['was evicted from node worker-1', 'ephemeral-storage'],
    },
  ],
  passes: [
    {
      name: 'a silent kubelet knows of no pressure',
      facts: factsWith({
        node: seen(
          nodeWith([
            { type: 'Ready', status: 'Unknown' },
            { type: 'DiskPressure', status: 'Unknown' },
          ]),
          'E1',
        ),
      }),
    },
    {
      name: 'a pod that runs',
      facts: podFacts(podWith({ app: [{ state: running(), ready: true }] }), [
        event('Evicted', 'about another time'),
      ]),
    },
  ],
});
