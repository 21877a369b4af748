import type { Localized } from '../../config/language.js';
import { NOT_READY_ALERTS, SERVICE_ALERTS } from '../alert-names.js';
import { forContainer } from '../confidence.js';
import type { ContainerView } from '../container-view.js';
import { failureQuote, type FailureQuote } from '../failure-quote.js';
import { describePod, readLog, rolloutSteps, step } from '../kubectl.js';
import { probeFailures, probeSaid } from '../probe-events.js';
import { patience, probeOf, probeText, undeclaredPort } from '../probe-text.js';
import { rule, type Candidate } from '../rule.js';
import { event, minutesAgo, podFacts, podWith, running, seen, terminated } from '../samples.js';
import { timeOf, type PodView, type Scene, type SeenEvent } from '../scene.js';
import { serviceReach, type ServiceReach } from '../service-reach.js';
import { both, capital, containerText, ended, podSubject, quoted, verbatim } from '../wording.js';

/** A container that started this recently may simply need its time. */
const STARTING_MS = 2 * 60 * 1000;

/** Running, with a readiness probe that keeps it out of service. */
const isHeldBack = (scene: Scene, container: ContainerView, failures: readonly SeenEvent[]): boolean => {
  const { status } = container;
  const started = status?.state?.running;
  if (!started || status.ready || container.role === 'ephemeral') return false;
  if (failures.length > 0) return true;
  const since = timeOf(started.startedAt);
  const young = since !== null && scene.nowMs - since < STARTING_MS;
  return probeOf(container.spec, 'readiness') !== null && !young;
};

const causeOf = (
  scene: Scene,
  pod: PodView,
  container: ContainerView,
  said: string | null,
  reach: ServiceReach | null,
  log: FailureQuote | null,
): Localized => {
  const text = containerText(scene, pod, container);
  const where = probeText(probeOf(container.spec, 'readiness'));
  const place = where ? ` (${where})` : '';
  const words = said ? `: ${quoted(said, 200)}` : '';
  const own = log
    ? both(`; its log says ${quoted(log.text, 200)}`, `; 컨테이너 로그: ${quoted(log.text, 200)}`)
    : both('', '');
  const lost = reach !== null && reach.ready === 0;
  const service = lost
    ? both(
        `, and Service ${reach.name} has no ready endpoints`,
        ` 그래서 Service ${reach.name}에 준비된 엔드포인트가 없습니다(no ready endpoints).`,
      )
    : both('', '');
  return both(
    `${capital(text.en)} runs but is not ready${service.en}, because its readiness probe${place} fails${ended(words + own.en || '.')}`,
    `${text.ko}: 실행 중이지만 readiness probe${place}이(가) 실패하여 준비(Ready) 상태가 아닙니다${ended(words + own.ko || '.')}${service.ko}`,
  );
};

const supportOf = (
  container: ContainerView,
  failures: readonly SeenEvent[],
  reach: ServiceReach | null,
): readonly Localized[] => {
  const probe = probeOf(container.spec, 'readiness');
  const port = undeclaredPort(container.spec, probe);
  return [
    ...failures
      .slice(0, 2)
      .map(({ event: { message, count } }) => verbatim(`event Unhealthy ×${count ?? 1}: ${quoted(message)}`)),
    both(
      `container ${container.name}: running, not ready`,
      `컨테이너 ${container.name}: 실행 중, 준비되지 않음`,
    ),
    ...(probe
      ? [both(`readiness probe: ${patience(probe)}`, `readiness probe 설정: ${patience(probe)}`)]
      : []),
    ...(port === null
      ? []
      : [
          both(
            `port ${port} of the probe is not among the container's ports`,
            `probe의 포트 ${port}이(가) 컨테이너 포트에 없음`,
          ),
        ]),
    ...(reach
      ? [
          both(
            `Service ${reach.name}: ${reach.ready} of ${reach.total} endpoints ready`,
            `Service ${reach.name}: 엔드포인트 ${reach.total}개 중 ${reach.ready}개 준비됨`,
          ),
        ]
      : []),
  ];
};

const fromContainer = (scene: Scene, pod: PodView, container: ContainerView): Candidate | null => {
  const failures = probeFailures(scene, pod, container, 'readiness');
  if (!isHeldBack(scene, container, failures)) return null;
  const reach = serviceReach(scene);
  const quote = failureQuote(scene, pod, container, 'current');
  const log = quote?.kind === 'error' && quote.from === 'log' ? quote : null;
  const said = failures[0] ? probeSaid(failures[0].event.message) : null;
  return {
    key: `container ${container.name}`,
    subjects: [podSubject(pod)],
    cause: causeOf(scene, pod, container, said, reach, log),
    confidence: forContainer(scene, pod, container, failures.length > 0 ? 0.88 : 0.65),
    evidence: [
      pod.evidence,
      ...failures.map(({ evidence }) => evidence),
      ...(reach?.evidence ?? []),
      ...(log ? [log.evidence] : []),
    ],
    support: supportOf(container, failures, reach),
    remedy: [
      readLog(pod, container.name, false),
      describePod(pod),
      ...(reach
        ? [
            step(
              'See which endpoints take traffic',
              '트래픽을 받는 엔드포인트를 확인하세요',
              `kubectl -n ${reach.namespace} get endpointslices -l kubernetes.io/service-name=${reach.name} -o wide`,
            ),
          ]
        : []),
      both(
        'Find out what the probe checks: often it is a dependency that does not answer, or a wrong path or port.',
        'probe가 무엇을 검사하는지 확인하세요: 응답하지 않는 의존 서비스이거나 잘못된 경로·포트인 경우가 많습니다.',
      ),
      ...rolloutSteps(scene, pod),
    ],
  };
};

const probed = { spec: { readinessProbe: { httpGet: { path: '/readyz', port: 8080 } } } };
const unhealthy = event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', {
  container: 'app',
});

/** A container runs, but its readiness probe keeps it out of service. */
export const probeHoldsBack = rule({
  id: 'pod/probe-holds-back',
  title: both('containers held back by a readiness probe', 'readiness probe 실패로 준비되지 않은 컨테이너'),
  explains: [...NOT_READY_ALERTS, ...SERVICE_ALERTS],
  causes: [],
  needs: [['pod', 'pods']],
  find: (scene) =>
    scene.pods.flatMap((pod) => pod.containers.flatMap((each) => fromContainer(scene, pod, each) ?? [])),
  matches: [
    {
      name: 'with path, port, what the kubelet saw, and the service that lost its endpoints',
      facts: podFacts(podWith({ app: [{ ...probed, state: running() }] }), [unhealthy], {
        service: seen({ metadata: { name: 'cart', namespace: 'shop' } }, 'E4'),
        endpoints: seen(
          [
            {
              metadata: { name: 'cart-x' },
              endpoints: [{ addresses: ['10.1.2.3'], conditions: { ready: false } }],
            },
          ],
          'E5',
        ),
      }),
      says: [
        'container app',
        'Deployment cart',
        'readiness probe',
        '/readyz',
        '8080',
        'statuscode: 503',
        'Service cart has no ready endpoints',
      ],
    },
    {
      name: 'after the events are gone',
      facts: podFacts(podWith({ app: [{ ...probed, state: running(300) }] })),
      says: ['readiness probe (HTTP GET /readyz on port 8080) fails.'],
    },
  ],
  passes: [
    {
      name: 'a ready container that once failed its probe',
      facts: podFacts(podWith({ app: [{ ...probed, state: running(), ready: true }] }), [unhealthy]),
    },
    {
      name: 'a container that has just started',
      facts: podFacts(podWith({ app: [{ ...probed, state: { running: { startedAt: minutesAgo(0.5) } } }] })),
    },
    {
      name: 'a container that does not run',
      facts: podFacts(podWith({ app: [{ ...probed, state: terminated('Error', 1) }] }), [unhealthy]),
    },
  ],
});
