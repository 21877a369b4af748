import type { Localized } from '../../config/language.js';
import type { Node } from '../../evidence/objects.js';
import { NODE_ALERTS, NOT_READY_ALERTS } from '../alert-names.js';
import { step } from '../kubectl.js';
import { conditionOf, conditionText, pressuresOn } from '../node-conditions.js';
import { rule, type Candidate } from '../rule.js';
import { event, factsWith, minutesAgo, nodeWith, podFacts, podWith, running, seen } from '../samples.js';
import { podEvents, type PodView, type Scene } from '../scene.js';
import { both, bounded, ended, nodeSubject, podSubject, quoted, verbatim } from '../wording.js';

const podsOn = (scene: Scene, node: string): readonly PodView[] =>
  scene.pods.filter(({ pod }) => pod.spec?.nodeName === node);

const since = (time: string | undefined): Localized =>
  time ? both(` since ${time}`, ` (${time}부터)`) : both('', '');

const causeOf = (node: Node): Localized => {
  const { name } = node.metadata;
  const ready = conditionOf(node, 'Ready');
  const at = since(ready?.lastTransitionTime);
  const pressures = pressuresOn(node).map(({ type }) => type);
  const also =
    pressures.length > 0
      ? both(`, with ${pressures.join(', ')}`, `, ${pressures.join(', ')} 상태`)
      : both('', '');
  const why = ready?.message ? ` (${[ready.reason, quoted(ready.message)].filter(Boolean).join(': ')})` : '';
  if (ready?.status === 'False') {
    return both(
      ended(`Node ${name} is not ready${at.en}${also.en}: its kubelet reports a fault${why}`),
      ended(`노드 ${name}이(가) NotReady 상태입니다${at.ko}${also.ko}. kubelet이 장애를 보고했습니다${why}`),
    );
  }
  return both(
    ended(
      `Node ${name} is not ready${at.en}: its kubelet stopped posting status, so the node is down or unreachable${why}`,
    ),
    ended(
      `노드 ${name}이(가) NotReady 상태입니다${at.ko}. kubelet이 상태 보고를 멈췄으며, 노드가 다운되었거나 연결할 수 없습니다${why}`,
    ),
  );
};

const remedyOf = (name: string): readonly Localized[] => [
  step(
    'Read the conditions and events of the node',
    '노드의 상태와 이벤트를 확인하세요',
    `kubectl describe node ${name}`,
  ),
  step(
    'See what runs on it',
    '이 노드에서 실행 중인 파드를 확인하세요',
    `kubectl get pods -A -o wide --field-selector spec.nodeName=${name}`,
  ),
  both(
    `On the machine itself: is it up, does it reach the API server, and what does the kubelet log say (\`journalctl -u kubelet --since -1h\`)?`,
    `노드 자체에서 확인하세요: 켜져 있는지, API 서버에 연결되는지, kubelet 로그(\`journalctl -u kubelet --since -1h\`)에 무엇이 있는지.`,
  ),
  step(
    'If it does not come back, move its pods away',
    '복구되지 않으면 파드를 다른 노드로 옮기세요',
    `kubectl drain ${name} --ignore-daemonsets --delete-emptydir-data`,
  ),
];

const fromNode = (scene: Scene): readonly Candidate[] => {
  const { node } = scene.facts;
  if (node.status !== 'ok') return [];
  const { value, evidence } = node;
  const { name } = value.metadata;
  const ready = conditionOf(value, 'Ready');
  if (!ready || ready.status === 'True') return [];
  const pods = podsOn(scene, name);
  const events = scene.events.filter(
    ({ event: { reason, involvedObject } }) =>
      reason === 'NodeNotReady' &&
      (involvedObject?.name === name || pods.some((pod) => pod.name === involvedObject?.name)),
  );
  return [
    {
      key: name,
      subjects: [nodeSubject(name), ...pods.map(podSubject)],
      cause: causeOf(value),
      confidence: 0.96,
      evidence: [evidence, ...events.map((each) => each.evidence)],
      support: [
        ...[ready, ...pressuresOn(value)].map((condition) => verbatim(bounded(conditionText(condition)))),
        ...(ready.lastHeartbeatTime
          ? [
              both(
                `last heartbeat: ${ready.lastHeartbeatTime}`,
                `마지막 하트비트: ${ready.lastHeartbeatTime}`,
              ),
            ]
          : []),
        ...(pods.length > 0
          ? [both(`pods seen on it: ${pods.length}`, `이 노드에서 확인된 파드: ${pods.length}개`)]
          : []),
      ],
      remedy: remedyOf(name),
    },
  ];
};

/** A node that is gone: the API says that it does not exist. */
const fromGoneNode = (scene: Scene, view: PodView): Candidate | null => {
  const { node, target } = scene.facts;
  const name = view.pod.spec?.nodeName;
  if (node.status !== 'absent' || !name || target.node !== name) return null;
  const pod = `${view.namespace}/${view.name}`;
  return {
    key: name,
    subjects: [nodeSubject(name), podSubject(view)],
    cause: both(
      `Node ${name}, on which pod ${pod} ran, does not exist any more.`,
      `파드 ${pod}이(가) 실행되던 노드 ${name}이(가) 더 이상 존재하지 않습니다.`,
    ),
    confidence: 0.9,
    evidence: [node.evidence, view.evidence],
    support: [verbatim(`node ${name}: ${bounded(node.reason)}`)],
    remedy: [step('See which nodes there are', '어떤 노드가 있는지 확인하세요', 'kubectl get nodes -o wide')],
  };
};

/** A node that could not be read still shows in what became of its pods. */
const fromLostPod = (scene: Scene, view: PodView): Candidate | null => {
  const name = view.pod.spec?.nodeName;
  const { status: nodeStatus } = scene.facts.node;
  if (!name || nodeStatus === 'ok' || nodeStatus === 'absent') return null;
  const ready = view.pod.status?.conditions?.find(({ type }) => type === 'Ready');
  const events = podEvents(scene, view, 'NodeNotReady');
  const lost = view.pod.status?.reason === 'NodeLost' || events.length > 0;
  if (!lost || ready?.status === 'True') return null;
  const pod = `${view.namespace}/${view.name}`;
  return {
    key: name,
    subjects: [nodeSubject(name), podSubject(view)],
    cause: both(
      `Node ${name} is not ready, and pod ${pod} on it is lost with it.`,
      `노드 ${name}이(가) NotReady 상태여서 그 위의 파드 ${pod}도 사용할 수 없습니다.`,
    ),
    confidence: 0.8,
    evidence: [view.evidence, ...events.map(({ evidence }) => evidence)],
    support: events.map(({ event: { message } }) => verbatim(`event NodeNotReady: ${quoted(message)}`)),
    remedy: remedyOf(name),
  };
};

const silent = {
  status: 'Unknown',
  reason: 'NodeStatusUnknown',
  message: 'Kubelet stopped posting node status.',
};
const aboutNode = { ...factsWith({}).target, namespace: null, pod: null, node: 'worker-1' };

/** A node that does not serve, with since when and in whose words; also behind pods that were lost on it. */
export const nodeNotReady = rule({
  id: 'node/not-ready',
  title: both('nodes that are not ready', '준비되지 않은(NotReady) 노드'),
  explains: [...NODE_ALERTS, ...NOT_READY_ALERTS],
  causes: ['pod/probe-kills', 'pod/probe-holds-back', 'pod/crash-loop', 'job/failed', 'node/pressure'],
  needs: [['node']],
  find: (scene) => [
    ...fromNode(scene),
    ...scene.pods.flatMap((view) => fromGoneNode(scene, view) ?? fromLostPod(scene, view) ?? []),
  ],
  matches: [
    {
      name: 'a kubelet that fell silent',
      facts: factsWith({
        target: aboutNode,
        node: seen(
          nodeWith([
            { type: 'Ready', ...silent, lastTransitionTime: minutesAgo(20) },
            { type: 'MemoryPressure', ...silent },
          ]),
          'E1',
        ),
      }),
      says: [
        'Node worker-1 is not ready',
        'kubelet stopped posting',
        'NodeStatusUnknown',
        'since 2026-03-02T09:40',
      ],
    },
    {
      name: 'a kubelet that reports a fault, behind a pod on it',
      facts: podFacts(
        podWith({ app: [{ state: running() }] }),
        [event('NodeNotReady', 'Node is not ready')],
        {
          node: seen(
            nodeWith([
              {
                type: 'Ready',
                status: 'False',
                reason: 'KubeletNotReady',
                message: 'container runtime is down',
              },
              { type: 'DiskPressure', status: 'True' },
            ]),
            'E3',
          ),
        },
      ),
      says: ['Node worker-1 is not ready', 'container runtime is down', 'DiskPressure'],
    },
    {
      name: 'a node that may not be read, told by an event of the pod',
      facts: podFacts(
        podWith({ conditions: [{ type: 'Ready', status: 'False' }] }),
        [event('NodeNotReady', 'Node is not ready')],
        {
          node: { status: 'forbidden', reason: 'nodes is forbidden', evidence: 'E3' },
        },
      ),
      says: ['Node worker-1 is not ready', 'shop/cart-7d9f8b6c5-x2x4q'],
    },
    {
      name: 'a node that is gone',
      facts: podFacts(podWith(), [], {
        target: { ...factsWith({}).target, node: 'worker-1' },
        node: { status: 'absent', reason: 'nodes "worker-1" not found', evidence: 'E3' },
      }),
      says: ['Node worker-1', 'does not exist any more'],
    },
  ],
  passes: [
    {
      name: 'a ready node',
      facts: factsWith({ node: seen(nodeWith([{ type: 'Ready', status: 'True' }]), 'E1') }),
    },
    {
      name: 'a ready node under pressure is another matter',
      facts: factsWith({
        node: seen(
          nodeWith([
            { type: 'Ready', status: 'True' },
            { type: 'DiskPressure', status: 'True' },
          ]),
          'E1',
        ),
      }),
    },
    {
      name: 'a node that may not be read, under a healthy pod',
      facts: podFacts(podWith({ app: [{ state: running(), ready: true }] }), [], {
        node: { status: 'forbidden', reason: 'no', evidence: 'E3' },
      }),
    },
  ],
});
