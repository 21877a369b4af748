import type { EvidenceId } from '../../evidence/evidence.js';
import type { Localized } from '../../config/language.js';
import { OOM_ALERTS, JOB_ALERTS, NOT_READY_ALERTS, RESTART_ALERTS } from '../alert-names.js';
import { forContainer, forTermination } from '../confidence.js';
import type { ContainerView, Termination } from '../container-view.js';
import { readLog, rolloutTarget, step } from '../kubectl.js';
import { plainLine } from '../../evidence/log-line/plain-line.js';
import { doubled } from '../quantity.js';
import { rule, type Candidate } from '../rule.js';
import {
  event,
  factsWith,
  nodeWith,
  podFacts,
  podWith,
  running,
  seen,
  terminated,
  waiting,
} from '../samples.js';
import { logsOf, type PodView, type Scene, type SeenEvent } from '../scene.js';
import { restartsText, terminationText } from '../termination-text.js';
import {
  both,
  bounded,
  capital,
  containerText,
  nodeSubject,
  ownerOf,
  podSubject,
  quoted,
  verbatim,
} from '../wording.js';

/** The latest run that the kernel ended for memory. Exit code 137 alone is any SIGKILL: a failed probe ends so too. */
const oomRun = ({ status }: ContainerView): Termination | null =>
  [status?.state?.terminated, status?.lastState?.terminated].find((run) => run?.reason === 'OOMKilled') ??
  null;

/** What the program did last: often the work that took the memory. */
const lastLine = (
  scene: Scene,
  pod: PodView,
  container: ContainerView,
): { readonly text: string; readonly evidence: EvidenceId } | null => {
  const [log] = logsOf(scene, pod, container.name);
  const text = log?.lines.map(plainLine).findLast((line) => line.trim() !== '');
  return log && text ? { text, evidence: log.evidence } : null;
};

const causeOf = (scene: Scene, pod: PodView, container: ContainerView): Localized => {
  const limit = container.spec?.resources?.limits?.['memory'];
  const text = containerText(scene, pod, container);
  const node = pod.pod.spec?.nodeName;
  return limit
    ? both(
        `${capital(text.en)} was OOM killed: it reached its memory limit of ${limit}.`,
        `${text.ko}: 메모리 한도(memory limit) ${limit}에 도달하여 OOMKilled로 강제 종료되었습니다.`,
      )
    : both(
        `${capital(text.en)} was OOM killed without a memory limit of its own: ${node ? `node ${node}` : 'its node'} ran out of memory.`,
        `${text.ko}: 자체 메모리 한도(memory limit) 없이 ${node ? `노드 ${node}` : '노드'}의 메모리가 부족해 OOMKilled로 강제 종료되었습니다.`,
      );
};

const remedyOf = (scene: Scene, pod: PodView, container: ContainerView): readonly Localized[] => {
  const target = rolloutTarget(ownerOf(scene, pod));
  const limit = container.spec?.resources?.limits?.['memory'];
  const higher = limit && doubled(limit);
  const raise =
    target && higher
      ? [
          step(
            `If the use is legitimate, raise the memory limit above ${limit}, for instance`,
            `정상적인 사용량이라면 메모리 한도를 ${limit}보다 높이세요. 예`,
            `kubectl -n ${pod.namespace} set resources ${target} -c ${container.name} --limits=memory=${higher}`,
          ),
        ]
      : [];
  return [
    readLog(pod, container.name, container.status?.state?.terminated === undefined),
    step(
      'Compare the memory in use with the limit',
      '현재 메모리 사용량을 한도와 비교하세요',
      `kubectl -n ${pod.namespace} top pod ${pod.name} --containers`,
    ),
    ...raise,
    both(
      'Otherwise find what grew: a cache without a bound, a larger input, a leak since the last release.',
      '그렇지 않다면 무엇이 늘었는지 찾으세요: 제한 없는 캐시, 커진 입력, 최근 배포 이후의 누수.',
    ),
  ];
};

const fromContainer = (scene: Scene, pod: PodView, container: ContainerView): Candidate | null => {
  const run = oomRun(container);
  if (!run) return null;
  const last = lastLine(scene, pod, container);
  return {
    key: `container ${container.name}`,
    subjects: [podSubject(pod)],
    cause: causeOf(scene, pod, container),
    confidence: forContainer(scene, pod, container, forTermination(scene, container, run, 0.96)),
    evidence: [pod.evidence, ...(last ? [last.evidence] : [])],
    support: [
      terminationText(container.name, run),
      restartsText(container.status?.restartCount ?? 0),
      ...(last
        ? [
            both(
              `last log line before it: ${quoted(last.text)}`,
              `종료 직전의 마지막 로그: ${quoted(last.text)}`,
            ),
          ]
        : []),
    ],
    remedy: remedyOf(scene, pod, container),
  };
};

const onNode = (
  scene: Scene,
  { event: { message, involvedObject, lastTimestamp }, evidence }: SeenEvent,
): Candidate => {
  const node = involvedObject?.kind === 'Node' ? involvedObject.name : (scene.facts.target.node ?? '?');
  const said = bounded(message, 200);
  return {
    key: `node ${node}`,
    subjects: [nodeSubject(node)],
    cause: both(
      `Node ${node} ran out of memory and the kernel killed a process (${said}).`,
      `노드 ${node}의 메모리가 부족하여 커널이 프로세스를 강제 종료(OOM)했습니다(${said}).`,
    ),
    // The victim need not be what the alert is about.
    confidence: scene.aboutNode ? 0.7 : 0.5,
    evidence: [evidence],
    support: [verbatim(`${lastTimestamp ?? ''} ${said}`.trim())],
    remedy: [
      step(
        'Read the state and events of the node',
        '노드의 상태와 이벤트를 확인하세요',
        `kubectl describe node ${node}`,
      ),
      step(
        'See which pods use the most memory',
        '메모리를 가장 많이 쓰는 파드를 확인하세요',
        `kubectl top pod -A --sort-by=memory`,
      ),
      both(
        'Give pods on this node memory limits and requests that fit what they use.',
        '이 노드의 파드에 실제 사용량에 맞는 메모리 requests와 limits를 설정하세요.',
      ),
    ],
  };
};

const limited = { spec: { resources: { limits: { memory: '256Mi' } } } };

/** A container, of whatever role, or a process on the node was killed for want of memory. */
export const oomKilled = rule({
  id: 'pod/oom-killed',
  title: both('containers killed for want of memory', '메모리 부족으로 종료된 컨테이너'),
  explains: [...OOM_ALERTS, ...RESTART_ALERTS, ...NOT_READY_ALERTS, ...JOB_ALERTS],
  causes: ['pod/probe-kills', 'pod/probe-holds-back', 'job/failed'],
  needs: [['pod', 'pods']],
  find: (scene) => [
    ...scene.pods.flatMap((pod) => pod.containers.flatMap((each) => fromContainer(scene, pod, each) ?? [])),
    ...scene.events
      .filter(({ event: { reason } }) => reason === 'OOMKilling' || reason === 'SystemOOM')
      .map((each) => onNode(scene, each)),
  ],
  matches: [
    {
      name: 'names the container and its limit',
      facts: podFacts(
        podWith({
          app: [
            {
              ...limited,
              state: waiting('CrashLoopBackOff'),
              lastState: terminated('OOMKilled', 137),
              restarts: 7,
            },
          ],
        }),
      ),
      says: [
        'container app',
        'cart-7d9f8b6c5-x2x4q',
        'Deployment cart',
        'OOM killed',
        'memory limit of 256Mi',
      ],
    },
    {
      name: 'an init container counts',
      facts: podFacts(
        podWith({ init: [{ name: 'migrate', ...limited, state: terminated('OOMKilled', 137) }] }),
      ),
      says: ['init container migrate', '256Mi'],
    },
    {
      name: 'a sidecar counts',
      facts: podFacts(
        podWith({
          init: [
            { name: 'proxy', spec: { restartPolicy: 'Always' }, lastState: terminated('OOMKilled', 137) },
          ],
        }),
      ),
      says: ['sidecar container proxy', 'without a memory limit', 'worker-1'],
    },
    {
      name: 'an event of the node counts',
      facts: factsWith({
        node: seen(nodeWith([]), 'E1'),
        nodeEvents: seen(
          [
            event('SystemOOM', 'System OOM encountered, victim process: java, pid: 4711', {
              about: { kind: 'Node', name: 'worker-1' },
            }),
          ],
          'E2',
        ),
      }),
      says: ['Node worker-1', 'java'],
    },
  ],
  passes: [
    {
      name: '137 alone is also a failed liveness probe',
      facts: podFacts(podWith({ app: [{ ...limited, lastState: terminated('Error', 137), restarts: 4 }] })),
    },
    {
      name: 'a running container',
      facts: podFacts(podWith({ app: [{ ...limited, state: running(), ready: true }] })),
    },
  ],
});
