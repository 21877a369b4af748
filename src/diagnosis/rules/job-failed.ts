import type { Localized } from '../../config/language.js';
import { JOB_ALERTS } from '../alert-names.js';
import { lastTermination, waitingReason } from '../container-view.js';
import { failedJob, type FailedJob } from '../failed-job.js';
import { readLog, step } from '../kubectl.js';
import { rule, type Candidate } from '../rule.js';
import { factsWith, jobWith, logOf, podFacts, podWith, running, seen, terminated } from '../samples.js';
import type { Scene } from '../scene.js';
import { terminationText } from '../termination-text.js';
import { both, bounded, ended, podSubject, quoted, verbatim } from '../wording.js';

const endOf = ({ failed, quote }: FailedJob): Localized => {
  if (!failed) return both('', '');
  const { container } = failed;
  const run = lastTermination(container);
  const said = quote ? `${quote.kind === 'last' ? ', last log line ' : ', '}${quoted(quote.text)}` : '';
  const saidKo = quote ? `${quote.kind === 'last' ? ', 마지막 로그 ' : ', '}${quoted(quote.text)}` : '';
  if (!run) {
    const state = waitingReason(container) ?? (container.status?.state?.running ? 'running' : 'not started');
    return both(
      `: container ${container.name} was ${state}${said}`,
      `: 컨테이너 ${container.name} 상태 ${state}${saidKo}`,
    );
  }
  const why = run.reason && run.reason !== 'Error' ? ` (${run.reason})` : '';
  return both(
    `: container ${container.name} exited with code ${run.exitCode}${why}${said}`,
    `: 컨테이너 ${container.name} 종료 코드 ${run.exitCode}${why}${saidKo}`,
  );
};

const causeOf = (failure: FailedJob): Localized => {
  const { job, condition } = failure;
  const name = `${job.metadata.namespace ?? 'default'}/${job.metadata.name}`;
  const end = endOf(failure);
  switch (condition.reason) {
    case 'BackoffLimitExceeded':
      return both(
        ended(`Job ${name} failed at its backoff limit of ${job.spec?.backoffLimit ?? 6} retries${end.en}`),
        ended(
          `Job ${name}이(가) 재시도 한도(backoff limit) ${job.spec?.backoffLimit ?? 6}회에 도달해 실패했습니다${end.ko}`,
        ),
      );
    case 'DeadlineExceeded': {
      const seconds = job.spec?.activeDeadlineSeconds;
      return both(
        ended(
          `Job ${name} was stopped at its deadline${seconds ? ` of ${seconds} seconds` : ''} (activeDeadlineSeconds, DeadlineExceeded)${end.en}`,
        ),
        ended(
          `Job ${name}이(가) 제한 시간${seconds ? ` ${seconds}초` : ''}(activeDeadlineSeconds)을 넘겨 중단되었습니다(DeadlineExceeded)${end.ko}`,
        ),
      );
    }
    default: {
      const why = [condition.reason, condition.message && quoted(condition.message)]
        .filter(Boolean)
        .join(': ');
      return both(
        ended(`Job ${name} failed${why && ` (${why})`}${end.en}`),
        ended(`Job ${name}이(가) 실패했습니다${why && ` (${why})`}${end.ko}`),
      );
    }
  }
};

const remedyOf = ({ job, failed, condition }: FailedJob): readonly Localized[] => {
  const ns = job.metadata.namespace ?? 'default';
  const { name } = job.metadata;
  return [
    step(
      'Read the state and events of the job',
      'Job의 상태와 이벤트를 확인하세요',
      `kubectl -n ${ns} describe job ${name}`,
    ),
    ...(failed ? [readLog(failed.pod, failed.container.name, false)] : []),
    condition.reason === 'DeadlineExceeded'
      ? both(
          'Find out what took so long; raise activeDeadlineSeconds only if the work is as long as that.',
          '무엇이 오래 걸렸는지 찾으세요. 작업이 원래 그만큼 걸릴 때만 activeDeadlineSeconds를 늘리세요.',
        )
      : both(
          'Correct what the quoted line names; more retries fail in the same way.',
          '인용된 로그가 가리키는 원인을 수정하세요. 재시도만 늘리면 같은 방식으로 실패합니다.',
        ),
    step(
      'Then remove the failed job, which ends the alert, and run it again',
      '그런 다음 실패한 Job을 지우고(알림도 해소됨) 다시 실행하세요',
      `kubectl -n ${ns} delete job ${name}`,
    ),
  ];
};

const supportOf = ({ job, condition, failed, quote }: FailedJob): readonly Localized[] => {
  const run = failed ? lastTermination(failed.container) : null;
  const count = job.status?.['failed'];
  return [
    verbatim(bounded(`${condition.type}: ${condition.reason ?? ''} ${condition.message ?? ''}`)),
    ...(typeof count === 'number' ? [both(`failed pods: ${count}`, `실패한 파드: ${count}개`)] : []),
    ...(failed && run ? [terminationText(failed.container.name, run)] : []),
    ...(quote ? [verbatim(`${quote.from}: ${quoted(quote.text)}`)] : []),
  ];
};

const find = (scene: Scene): readonly Candidate[] => {
  const failure = failedJob(scene);
  if (!failure) return [];
  const { job, evidence, condition, failed, quote } = failure;
  const told = quote?.kind === 'error' || condition.reason === 'DeadlineExceeded';
  return [
    {
      key: job.metadata.name,
      subjects: [
        `job ${job.metadata.namespace ?? 'default'}/${job.metadata.name}`,
        ...scene.pods.map(podSubject),
      ],
      cause: causeOf(failure),
      confidence: told ? 0.93 : 0.85,
      evidence: [evidence, ...(failed ? [failed.pod.evidence] : []), ...(quote ? [quote.evidence] : [])],
      support: supportOf(failure),
      remedy: remedyOf(failure),
    },
  ];
};

const backoff = {
  type: 'Failed',
  status: 'True',
  reason: 'BackoffLimitExceeded',
  message: 'Job has reached the specified backoff limit',
};
const deadline = {
  type: 'Failed',
  status: 'True',
  reason: 'DeadlineExceeded',
  message: 'Job was active longer than specified deadline',
};
const owner = { kind: 'Job', name: 'nightly-export' };

/** A job that gave up: at its backoff limit with the failing line quoted, at its deadline, or by its own policy. */
export const jobFailed = rule({
  id: 'job/failed',
  title: both('jobs that failed', '실패한 Job'),
  explains: JOB_ALERTS,
  causes: ['pod/crash-loop'],
  needs: [['workload']],
  applies: ({ facts: { target, workload } }) =>
    (workload.status === 'ok' ? workload.value.kind : undefined) === 'Job' || target.workload?.kind === 'Job',
  find,
  matches: [
    {
      name: 'at its backoff limit, quoting the log',
      facts: podFacts(
        podWith({
          owner,
          phase: 'Failed',
          spec: { restartPolicy: 'Never' },
          app: [{ state: terminated('Error', 2) }],
        }),
        [],
        {
          workload: seen(jobWith([backoff]), 'E4'),
          logs: [
            logOf(
              ['export: ERROR: permission denied for table entries', 'export: aborted after 0 rows'],
              'app',
              false,
            ),
          ],
        },
      ),
      says: [
        'Job shop/nightly-export',
        'backoff limit of 2',
        'container app exited with code 2',
        'permission denied for table entries',
      ],
    },
    {
      name: 'at its deadline',
      facts: podFacts(podWith({ owner, app: [{ state: running() }] }), [], {
        workload: seen(jobWith([deadline], { activeDeadlineSeconds: 600 }), 'E4'),
      }),
      says: ['deadline of 600 seconds', 'DeadlineExceeded', 'container app was running'],
    },
    {
      name: 'by its failure policy, with its pods gone',
      facts: factsWith({
        workload: seen(
          jobWith([
            {
              type: 'Failed',
              status: 'True',
              reason: 'PodFailurePolicy',
              message: 'Container app failed with exit code 42',
            },
          ]),
          'E1',
        ),
      }),
      says: ['PodFailurePolicy', 'exit code 42'],
    },
  ],
  passes: [
    {
      name: 'a job that is done',
      facts: factsWith({ workload: seen(jobWith([{ type: 'Complete', status: 'True' }]), 'E1') }),
    },
    { name: 'a job that still tries', facts: factsWith({ workload: seen(jobWith([]), 'E1') }) },
  ],
});
