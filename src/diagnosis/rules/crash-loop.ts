import type { Localized } from '../../config/language.js';
import { RESTART_ALERTS, NOT_READY_ALERTS, JOB_ALERTS } from '../alert-names.js';
import { forContainer, forTermination } from '../confidence.js';
import { isHealthy, lastTermination, waitingReason, type ContainerView } from '../container-view.js';
import { exitCodeMeaning } from '../exit-code.js';
import { failureQuote, type FailureQuote } from '../failure-quote.js';
import { describePod, readLog, rolloutSteps } from '../kubectl.js';
import { isKilledByProbe } from '../probe-events.js';
import { rule, type Candidate } from '../rule.js';
import { event, logOf, podFacts, podWith, running, terminated, waiting } from '../samples.js';
import { podEvents, type PodView, type Scene } from '../scene.js';
import { restartsText, terminationText } from '../termination-text.js';
import { both, capital, containerText, ended, podSubject, quoted, verbatim } from '../wording.js';

/** The runtime refused to start the command; the reason stands in the state's message. */
const CANNOT_START = ['RunContainerError', 'CreateContainerError', 'StartError', 'PostStartHookError'];
const RESTARTS = 3;

type Manner = 'crashes' | 'cannot-start' | 'completes';

const START_FAILURES = ['StartError', 'ContainerCannotRun'];

const isLooping = (container: ContainerView, pod: PodView): boolean => {
  if (waitingReason(container) === 'CrashLoopBackOff') return true;
  const run = lastTermination(container);
  if (run === null) return false;
  if (container.role === 'init' && run.exitCode !== 0 && !isHealthy(container)) return true;
  const restarts = container.status?.restartCount ?? 0;
  return restarts >= RESTARTS && pod.pod.spec?.restartPolicy !== 'Never';
};

/** Whether and how a container keeps ending by itself; `null` when it does not, or when something else ends it. */
const mannerOf = (scene: Scene, pod: PodView, container: ContainerView): Manner | null => {
  const run = lastTermination(container);
  // Killed, not crashed: other rules tell why.
  if (run?.reason === 'OOMKilled' || isKilledByProbe(scene, pod, container)) return null;
  const start = [waitingReason(container), run?.reason];
  if (start.some((reason) => reason && [...CANNOT_START, ...START_FAILURES].includes(reason)))
    return 'cannot-start';
  if (!isLooping(container, pod)) return null;
  return run?.exitCode === 0 ? 'completes' : 'crashes';
};

const sentence = (
  subject: Localized,
  manner: Manner,
  code: number | null,
  quote: FailureQuote | null,
): Localized => {
  const meaning = code === null ? null : exitCodeMeaning(code);
  const exit = {
    en: code === null ? '' : ` with exit code ${code}${meaning ? ` (${meaning.en})` : ''}`,
    ko: code === null ? '' : ` 종료 코드 ${code}${meaning ? `(${meaning.ko})` : ''}로`,
  };
  const said = {
    en: quote ? `${quote.kind === 'last' ? ', last log line' : ''}: ${quoted(quote.text)}` : '',
    ko: quote ? `${quote.kind === 'last' ? ' 마지막 로그' : ''}: ${quoted(quote.text)}` : '',
  };
  switch (manner) {
    case 'cannot-start': {
      const shown = code === null ? both('', '') : both(` (exit code ${code})`, `(종료 코드 ${code})`);
      return both(
        ended(`${capital(subject.en)} cannot be started${shown.en}${said.en}`),
        ended(`${subject.ko}: 시작하지 못하고 있습니다${shown.ko}${said.ko}`),
      );
    }
    case 'completes':
      return both(
        ended(`${capital(subject.en)} keeps ending${exit.en} and is restarted each time${said.en}`),
        ended(`${subject.ko}:${exit.ko} 끝나고 매번 다시 시작됩니다${said.ko}`),
      );
    case 'crashes':
      return both(
        ended(`${capital(subject.en)} keeps crashing${exit.en}${said.en}`),
        ended(`${subject.ko}:${exit.ko} 반복해서 비정상 종료됩니다${said.ko}`),
      );
  }
};

const CONFIDENCE: Readonly<Record<'error' | 'last' | 'none', number>> = { error: 0.9, last: 0.7, none: 0.6 };

const supportOf = (container: ContainerView, quote: FailureQuote | null): readonly Localized[] => {
  const run = lastTermination(container);
  const waits = waitingReason(container);
  return [
    ...(run ? [terminationText(container.name, run)] : []),
    restartsText(container.status?.restartCount ?? 0),
    ...(waits
      ? [
          both(
            `container ${container.name} waits: ${waits}`,
            `컨테이너 ${container.name} 대기 사유: ${waits}`,
          ),
        ]
      : []),
    ...(quote ? [verbatim(`${quote.from}: ${quoted(quote.text)}`)] : []),
  ];
};

const fromContainer = (scene: Scene, pod: PodView, container: ContainerView): Candidate | null => {
  const manner = mannerOf(scene, pod, container);
  if (!manner) return null;
  const run = lastTermination(container);
  const quote = failureQuote(scene, pod, container);
  const backOff = podEvents(scene, pod, 'BackOff').filter(({ event: { message } }) =>
    message.includes('restarting failed'),
  );
  const base = CONFIDENCE[quote?.kind ?? 'none'];
  return {
    key: `container ${container.name}`,
    subjects: [podSubject(pod)],
    cause: sentence(containerText(scene, pod, container), manner, run?.exitCode ?? null, quote),
    confidence: forContainer(scene, pod, container, run ? forTermination(scene, container, run, base) : base),
    evidence: [pod.evidence, ...(quote ? [quote.evidence] : []), ...backOff.map(({ evidence }) => evidence)],
    support: supportOf(container, quote),
    remedy: [
      // a container that the runtime could not start has no log
      ...(manner === 'cannot-start' && run?.reason !== 'Error'
        ? []
        : [readLog(pod, container.name, container.status?.state?.terminated === undefined)]),
      describePod(pod),
      ...rolloutSteps(scene, pod),
      both(
        'Correct what the quoted line names: a setting, a missing file or dependency, or the code.',
        '인용된 로그가 가리키는 설정, 빠진 파일이나 의존 서비스, 또는 코드를 수정하세요.',
      ),
    ],
  };
};

const looping = (code: number): Parameters<typeof podWith>[0] => ({
  app: [{ state: waiting('CrashLoopBackOff'), lastState: terminated('Error', code), restarts: 11 }],
});

/** A container ends by itself again and again; quotes the line of its log that says why. */
export const crashLoop = rule({
  id: 'pod/crash-loop',
  title: both('containers that keep crashing', '반복해서 비정상 종료되는 컨테이너'),
  explains: [...RESTART_ALERTS, ...NOT_READY_ALERTS, ...JOB_ALERTS],
  causes: ['pod/probe-holds-back'],
  needs: [['pod', 'pods']],
  find: (scene) =>
    scene.pods.flatMap((pod) => pod.containers.flatMap((each) => fromContainer(scene, pod, each) ?? [])),
  matches: [
    {
      name: 'quotes the exception of the previous run',
      facts: podFacts(
        podWith(looping(1)),
        [event('BackOff', 'Back-off restarting failed container app', { container: 'app' })],
        {
          logs: [
            logOf([
              'INFO starting',
              'Traceback (most recent call last):',
              '  File "/app/main.py", line 4',
              "ValueError: invalid port: '543z'",
            ]),
          ],
        },
      ),
      says: ['container app', 'Deployment cart', 'exit code 1', "ValueError: invalid port: '543z'"],
    },
    {
      name: 'without a log, the exit code is what is known',
      facts: podFacts(podWith(looping(127))),
      says: ['exit code 127', 'command was not found'],
    },
    {
      name: 'a failing init container',
      facts: podFacts(
        podWith({
          init: [
            {
              name: 'migrate',
              state: waiting('CrashLoopBackOff'),
              lastState: terminated('Error', 1),
              restarts: 2,
            },
          ],
        }),
        [],
        { logs: [logOf(['ERROR: relation "users" does not exist'], 'migrate')] },
      ),
      says: ['init container migrate', 'relation "users" does not exist'],
    },
    {
      name: 'a command that cannot be started, in the words of the runtime',
      facts: podFacts(
        podWith({
          app: [
            {
              state: waiting(
                'RunContainerError',
                'failed to create containerd task: exec: "/bin/srv": no such file or directory',
              ),
              restarts: 2,
            },
          ],
        }),
      ),
      says: ['cannot be started', '/bin/srv', 'no such file'],
    },
    {
      name: 'a command that is not in the image',
      facts: podFacts(
        podWith({
          app: [
            {
              state: waiting('CrashLoopBackOff'),
              lastState: {
                terminated: {
                  reason: 'StartError',
                  exitCode: 128,
                  message: 'exec: "/bin/srv": no such file',
                },
              },
              restarts: 4,
            },
          ],
        }),
      ),
      says: ['cannot be started (exit code 128): "exec: "/bin/srv"'],
    },
    {
      name: 'a program that ends without an error',
      facts: podFacts(
        podWith({
          app: [{ state: waiting('CrashLoopBackOff'), lastState: terminated('Completed', 0), restarts: 5 }],
        }),
      ),
      says: ['keeps ending with exit code 0'],
    },
  ],
  passes: [
    {
      name: 'a container killed for its liveness probe did not crash',
      facts: podFacts(podWith(looping(137)), [
        event('Killing', 'Container app failed liveness probe, will be restarted', { container: 'app' }),
      ]),
    },
    {
      name: 'a container killed for memory did not crash',
      facts: podFacts(
        podWith({
          app: [{ state: waiting('CrashLoopBackOff'), lastState: terminated('OOMKilled', 137), restarts: 4 }],
        }),
      ),
    },
    {
      name: 'one restart is no loop',
      facts: podFacts(
        podWith({ app: [{ state: running(), ready: true, lastState: terminated('Error', 1), restarts: 1 }] }),
      ),
    },
    {
      name: 'the failed pod of a job is not restarted',
      facts: podFacts(
        podWith({
          spec: { restartPolicy: 'Never' },
          phase: 'Failed',
          app: [{ state: terminated('Error', 2) }],
        }),
      ),
    },
  ],
});
