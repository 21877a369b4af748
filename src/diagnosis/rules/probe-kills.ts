import type { Localized } from '../../config/language.js';
import { NOT_READY_ALERTS, RESTART_ALERTS } from '../alert-names.js';
import { forContainer, forTermination } from '../confidence.js';
import { isHealthy, lastTermination, type ContainerView } from '../container-view.js';
import { describePod, readLog, rolloutSteps } from '../kubectl.js';
import { isKubeletKill, probeFailures, probeKills, probeSaid } from '../probe-events.js';
import { patience, probeOf, probeText, undeclaredPort, type ProbeKind } from '../probe-text.js';
import { rule, type Candidate } from '../rule.js';
import { event, podFacts, podWith, running, terminated } from '../samples.js';
import type { PodView, Scene, SeenEvent } from '../scene.js';
import { restartsText, terminationText } from '../termination-text.js';
import { both, capital, containerText, podSubject, quoted, verbatim } from '../wording.js';

interface Killing {
  readonly kind: Exclude<ProbeKind, 'readiness'>;
  readonly failures: readonly SeenEvent[];
  readonly kills: readonly SeenEvent[];
}

const killingOf = (scene: Scene, pod: PodView, container: ContainerView): Killing | null => {
  const kinds = ['startup', 'liveness'] as const;
  const seen = kinds.map((kind) => ({
    kind,
    failures: probeFailures(scene, pod, container, kind),
    kills: probeKills(scene, pod, container, kind),
  }));
  return (
    seen.find(({ kills }) => kills.length > 0) ?? seen.find(({ failures }) => failures.length > 0) ?? null
  );
};

/** How sure it is that the probe, and not the program, ends the container. */
const certainty = (container: ContainerView, { kills }: Killing): number => {
  const run = lastTermination(container);
  if (run?.reason === 'OOMKilled') return 0.4;
  if (kills.length > 0) return 0.94;
  if ((container.status?.restartCount ?? 0) === 0) return 0.5;
  return run && isKubeletKill(run) ? 0.85 : 0.45;
};

const causeOf = (
  scene: Scene,
  pod: PodView,
  container: ContainerView,
  { kind, failures, kills }: Killing,
): Localized => {
  const text = containerText(scene, pod, container);
  const where = probeText(probeOf(container.spec, kind));
  const said = failures[0] ? `: ${quoted(probeSaid(failures[0].event.message))}` : '';
  const restarted = kills.length > 0 || (container.status?.restartCount ?? 0) > 0;
  const place = where ? ` (${where})` : '';
  return restarted
    ? both(
        `${capital(text.en)} is killed and restarted by the kubelet because its ${kind} probe${place} fails${said}.`,
        `${text.ko}: ${kind} probe${place} 실패로 kubelet이 컨테이너를 종료하고 다시 시작합니다${said}.`,
      )
    : both(
        `The ${kind} probe${place} of ${text.en} fails, and the kubelet will restart it${said}.`,
        `${text.ko}: ${kind} probe${place}이(가) 실패하여 kubelet이 곧 컨테이너를 다시 시작합니다${said}.`,
      );
};

const supportOf = (container: ContainerView, { kind, failures, kills }: Killing): readonly Localized[] => {
  const run = lastTermination(container);
  const probe = probeOf(container.spec, kind);
  const port = undeclaredPort(container.spec, probe);
  return [
    ...kills
      .slice(0, 1)
      .map(({ event: { message, count } }) => verbatim(`event Killing ×${count ?? 1}: ${quoted(message)}`)),
    ...failures
      .slice(0, 2)
      .map(({ event: { message, count } }) => verbatim(`event Unhealthy ×${count ?? 1}: ${quoted(message)}`)),
    ...(run ? [terminationText(container.name, run)] : []),
    restartsText(container.status?.restartCount ?? 0),
    ...(probe ? [both(`${kind} probe: ${patience(probe)}`, `${kind} probe 설정: ${patience(probe)}`)] : []),
    ...(port === null
      ? []
      : [
          both(
            `port ${port} of the probe is not among the container's ports`,
            `probe의 포트 ${port}이(가) 컨테이너 포트에 없음`,
          ),
        ]),
  ];
};

const fromContainer = (scene: Scene, pod: PodView, container: ContainerView): Candidate | null => {
  const killing = killingOf(scene, pod, container);
  if (!killing) return null;
  const run = lastTermination(container);
  const sure = certainty(container, killing);
  const healed = run === null && isHealthy(container) && killing.kills.length === 0;
  return {
    key: `container ${container.name} ${killing.kind}`,
    subjects: [podSubject(pod)],
    cause: causeOf(scene, pod, container, killing),
    confidence: forContainer(
      scene,
      pod,
      container,
      run ? forTermination(scene, container, run, sure) : healed ? sure * 0.6 : sure,
    ),
    evidence: [pod.evidence, ...[...killing.kills, ...killing.failures].map(({ evidence }) => evidence)],
    support: supportOf(container, killing),
    remedy: [
      describePod(pod),
      readLog(pod, container.name, true),
      both(
        `Find out why the ${killing.kind} probe gets no good answer: the program hangs, is slow, or listens elsewhere.`,
        `${killing.kind} probe가 정상 응답을 받지 못하는 이유를 찾으세요: 프로그램 멈춤, 느린 응답, 다른 포트나 경로.`,
      ),
      both(
        `If the program is only slow, give the probe more time (timeoutSeconds, failureThreshold${killing.kind === 'liveness' ? ', or a startupProbe' : ''}).`,
        `단지 느린 것이라면 probe에 여유를 주세요(timeoutSeconds, failureThreshold${killing.kind === 'liveness' ? ' 또는 startupProbe 추가' : ''}).`,
      ),
      ...rolloutSteps(scene, pod),
    ],
  };
};

const probed = { spec: { livenessProbe: { httpGet: { path: '/livez', port: 8080 } } } };
const unhealthy = event(
  'Unhealthy',
  'Liveness probe failed: Get "http://10.1.2.3:8080/livez": context deadline exceeded',
  { container: 'app' },
);

/** The kubelet restarts a container because its liveness or startup probe fails; it ends with 137 or 143, as killed. */
export const probeKillsContainer = rule({
  id: 'pod/probe-kills',
  title: both(
    'containers killed by a liveness or startup probe',
    'liveness/startup probe 실패로 재시작되는 컨테이너',
  ),
  explains: [...RESTART_ALERTS, ...NOT_READY_ALERTS],
  causes: ['pod/probe-holds-back'],
  needs: [['podEvents']],
  find: (scene) =>
    scene.pods.flatMap((pod) => pod.containers.flatMap((each) => fromContainer(scene, pod, each) ?? [])),
  matches: [
    {
      name: 'killed for its liveness probe, with the path and what the kubelet saw',
      facts: podFacts(
        podWith({
          app: [{ ...probed, state: running(1), lastState: terminated('Error', 137), restarts: 6 }],
        }),
        [
          unhealthy,
          event('Killing', 'Container app failed liveness probe, will be restarted', {
            container: 'app',
            type: 'Normal',
          }),
        ],
      ),
      says: [
        'container app',
        'Deployment cart',
        'liveness probe',
        '/livez',
        '8080',
        'context deadline exceeded',
      ],
    },
    {
      name: 'killed for its startup probe',
      facts: podFacts(
        podWith({
          app: [
            {
              spec: { startupProbe: { tcpSocket: { port: 5432 } } },
              state: running(1),
              lastState: terminated('Error', 143),
              restarts: 3,
            },
          ],
        }),
        [
          event('Unhealthy', 'Startup probe failed: dial tcp 10.1.2.3:5432: connect: connection refused', {
            container: 'app',
          }),
        ],
      ),
      says: ['startup probe', 'TCP connect to port 5432', 'connection refused'],
    },
  ],
  passes: [
    {
      name: 'a readiness probe kills nothing',
      facts: podFacts(
        podWith({ app: [{ state: running(), lastState: terminated('Error', 137), restarts: 2 }] }),
        [
          event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', {
            container: 'app',
          }),
        ],
      ),
    },
    {
      name: 'a probe that does not fail',
      facts: podFacts(podWith({ app: [{ ...probed, state: running(), ready: true }] })),
    },
    {
      name: 'a container that is stopped with its pod',
      facts: podFacts(podWith({ app: [{ ...probed, state: running(), ready: true }] }), [
        event('Killing', 'Stopping container app', { container: 'app', type: 'Normal' }),
      ]),
    },
  ],
});
