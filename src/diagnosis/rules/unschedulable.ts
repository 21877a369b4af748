import type { EvidenceId } from '../../evidence/evidence.js';
import type { Localized } from '../../config/language.js';
import { JOB_ALERTS, NOT_READY_ALERTS } from '../alert-names.js';
import { forPod } from '../confidence.js';
import { describePod, step } from '../kubectl.js';
import { demands, requestsText } from '../pod-requests.js';
import { rule, type Candidate } from '../rule.js';
import { event, podFacts, podWith, running } from '../samples.js';
import { schedulerVerdict, withoutHints, type Refusal } from '../scheduler-message.js';
import { podEvents, type PodView, type Scene } from '../scene.js';
import { both, bounded, capital, podSubject, podText, quoted, verbatim } from '../wording.js';

const EXTRA = 3;

/** What the scheduler last said about a pod that has no node yet. */
const verdictOn = (
  scene: Scene,
  pod: PodView,
): { readonly said: string; readonly evidence: EvidenceId } | null => {
  if (pod.pod.spec?.nodeName || pod.pod.status?.phase === 'Succeeded' || pod.pod.status?.phase === 'Failed')
    return null;
  const condition = pod.pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (condition?.status === 'False' && condition.message)
    return { said: condition.message, evidence: pod.evidence };
  const [newest] = podEvents(scene, pod, 'FailedScheduling');
  return newest ? { said: newest.event.message, evidence: newest.evidence } : null;
};

const refusalText = ({ nodes, reason }: Refusal): Localized => {
  const words = bounded(reason.replace(/^Insufficient/, 'insufficient'), 200);
  if (nodes === null) return verbatim(words);
  return both(`${words} on ${nodes} node${nodes === 1 ? '' : 's'}`, `${words}(노드 ${nodes}개)`);
};

const needsOf = (pod: PodView, refusals: readonly Refusal[]): Localized => {
  const { spec } = pod.pod;
  const words = refusals.map(({ reason }) => reason).join(' ');
  const requests = requestsText(spec);
  const parts: Localized[] = [];
  if (/insufficient/i.test(words) && requests)
    parts.push(both(`it requests ${requests}`, `요청량 ${requests}`));
  const selector = Object.entries(spec?.nodeSelector ?? {}).map(([key, value]) => `${key}=${value}`);
  if (/affinity\/selector/i.test(words) && selector.length > 0) {
    parts.push(both(`its node selector is ${selector.join(', ')}`, `nodeSelector ${selector.join(', ')}`));
  }
  const claims = (spec?.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
  if (/persistentvolumeclaim|volume/i.test(words) && claims.length > 0) {
    parts.push(
      both(`its volume claims are ${claims.join(', ')}`, `PersistentVolumeClaim ${claims.join(', ')}`),
    );
  }
  const join = (language: 'en' | 'ko'): string => parts.map((part) => `, ${part[language]}`).join('');
  return both(join('en'), join('ko'));
};

const SUGGESTIONS: readonly (readonly [RegExp, (pod: PodView) => Localized])[] = [
  [
    /insufficient/i,
    () =>
      both(
        'Lower the requests of the pod, add a node that is large enough, or free what others hold.',
        '파드의 requests를 낮추거나, 충분히 큰 노드를 추가하거나, 다른 파드가 차지한 자원을 비우세요.',
      ),
  ],
  [
    /taint/i,
    () =>
      both(
        'Add a toleration to the pod template, or remove the taint from a node.',
        '파드 템플릿에 toleration을 추가하거나 노드의 taint를 제거하세요.',
      ),
  ],
  [
    /affinity|selector|topology spread/i,
    () =>
      step(
        'Compare the labels of the nodes with what the pod asks for',
        '노드의 레이블을 파드가 요구하는 것과 비교하세요',
        'kubectl get nodes --show-labels',
      ),
  ],
  [
    /volume/i,
    (pod) =>
      step(
        'Read the state of the volume claims',
        'PersistentVolumeClaim의 상태를 확인하세요',
        `kubectl -n ${pod.namespace} describe pvc`,
      ),
  ],
  [
    /unschedulable/i,
    () =>
      step(
        'Let a cordoned node take pods again',
        'cordon된 노드를 다시 사용하도록 하세요',
        'kubectl uncordon NODE',
      ),
  ],
];

const remedyOf = (pod: PodView, refusals: readonly Refusal[]): readonly Localized[] => {
  const words = refusals.map(({ reason }) => reason).join(' ');
  return [
    describePod(pod),
    step(
      'See what the nodes have left, and their taints',
      '노드의 여유 자원과 taint를 확인하세요',
      'kubectl describe nodes',
    ),
    ...SUGGESTIONS.filter(([pattern]) => pattern.test(words)).map(([, suggestion]) => suggestion(pod)),
  ];
};

const fromPod = (scene: Scene, pod: PodView): Candidate | null => {
  const verdict = verdictOn(scene, pod);
  if (!verdict) return null;
  const { refusals } = schedulerVerdict(verdict.said);
  const texts = refusals.slice(0, EXTRA).map(refusalText);
  const reasons = both(texts.map(({ en }) => en).join(', '), texts.map(({ ko }) => ko).join(', '));
  const needs = needsOf(pod, refusals);
  const said = withoutHints(verdict.said);
  const text = podText(scene, pod);
  const requests = requestsText(pod.pod.spec);
  return {
    key: reasons.en,
    subjects: [podSubject(pod)],
    cause: both(
      `${capital(text.en)} cannot be scheduled: ${reasons.en}${needs.en} (scheduler: ${quoted(said)}).`,
      `${text.ko}을(를) 배치할 노드가 없습니다: ${reasons.ko}${needs.ko}(스케줄러: ${quoted(said)}).`,
    ),
    confidence: forPod(scene, pod, 0.95),
    evidence: [verdict.evidence, pod.evidence],
    support: [
      verbatim(`scheduler: ${quoted(verdict.said)}`),
      both(`requests: ${requests ?? 'none'}`, `requests: ${requests ?? '없음'}`),
      ...demands(pod.pod.spec),
    ],
    remedy: remedyOf(pod, refusals),
  };
};

const refused = (message: string): Parameters<typeof podWith>[0] => ({
  phase: 'Pending',
  app: [{ spec: { resources: { requests: { cpu: '24', memory: '8Gi' } } } }],
  spec: { nodeName: undefined },
  conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
});

/** No node takes a pod; with the scheduler's own reason and what the pod asks for. */
export const unschedulable = rule({
  id: 'pod/unschedulable',
  title: both('pods that no node can take', '배치할 노드가 없는 파드'),
  explains: [...NOT_READY_ALERTS, ...JOB_ALERTS],
  causes: ['job/failed', 'pod/probe-holds-back'],
  needs: [['pod', 'pods']],
  find: (scene) => scene.pods.flatMap((pod) => fromPod(scene, pod) ?? []),
  matches: [
    {
      name: 'too large a request',
      facts: podFacts(
        podWith(
          refused(
            '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
          ),
        ),
      ),
      says: ['cannot be scheduled', 'insufficient cpu', 'requests 24 CPU', 'Deployment cart'],
    },
    {
      name: 'taints, told by an event',
      facts: podFacts(podWith({ phase: 'Pending', spec: { nodeName: undefined } }), [
        event(
          'FailedScheduling',
          '0/2 nodes are available: 2 node(s) had untolerated taint {dedicated: erp}. preemption: …',
        ),
      ]),
      says: ['untolerated taint {dedicated: erp}', '2 nodes'],
    },
    {
      name: 'a claim that does not exist',
      facts: podFacts(
        podWith({
          ...refused('0/3 nodes are available: persistentvolumeclaim "cart-data" not found. preemption: …'),
          spec: {
            nodeName: undefined,
            volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'cart-data' } }],
          },
        }),
      ),
      says: ['persistentvolumeclaim "cart-data" not found', 'volume claims are cart-data'],
    },
    {
      name: 'a selector that no node has',
      facts: podFacts(
        podWith({
          ...refused(
            "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: …",
          ),
          spec: { nodeName: undefined, nodeSelector: { pool: 'gpu' } },
        }),
      ),
      says: ["didn't match Pod's node affinity/selector", 'pool=gpu'],
    },
  ],
  passes: [
    {
      name: 'a pod that found a node in the end',
      facts: podFacts(podWith({ app: [{ state: running() }] }), [
        event('FailedScheduling', '0/3 nodes are available: 3 Insufficient cpu.'),
      ]),
    },
    {
      name: 'a pod that the scheduler has not looked at yet',
      facts: podFacts(podWith({ phase: 'Pending', spec: { nodeName: undefined } })),
    },
  ],
});
