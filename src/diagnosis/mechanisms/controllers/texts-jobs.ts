import type { Catalogue } from '../../kit/catalogue.js';

export const jobTexts: Catalogue = {
  'job/failed': {
    title: { en: 'jobs that failed', ko: '실패한 Job' },
    cause: {
      en: 'job {job} failed[[ at its limit of {retries} retries]][[ ({why}: {said})]][[; container {container} ended with exit code {exit}]][[ ({reason})]][[; container {container} waits: {waits}]][[: {line}]]',
      ko: 'Job {job}이(가) 실패했습니다[[ (재시도 한도 {retries}회 도달)]][[ ({why}: {said})]][[; 컨테이너 {container} 종료 코드 {exit}]][[ ({reason})]][[; 컨테이너 {container} 대기: {waits}]][[: {line}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read the state and events of the job', ko: 'Job의 상태와 이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} describe job {job}',
      },
      {
        kind: 'read',
        text: { en: 'Read what the run said', ko: '실행 로그를 확인하세요' },
        command: 'kubectl -n {namespace} logs {run} -c {container}',
      },
      {
        kind: 'change',
        text: {
          en: 'Correct what is named before it runs again; more retries end the same way: {line}',
          ko: '다시 실행하기 전에 지적된 원인을 수정하세요. 재시도만 늘리면 같은 결과입니다: {line}',
        },
      },
    ],
  },
  'job/deadline': {
    title: { en: 'jobs that took longer than they may', ko: '제한 시간을 넘긴 Job' },
    cause: {
      en: 'job {job} was stopped at its deadline[[ of {seconds} seconds]] (activeDeadlineSeconds)[[; container {container} ended with exit code {exit}]][[; container {container} waits: {waits}]][[; its last words: {line}]]',
      ko: 'Job {job}이(가) 제한 시간[[ {seconds}초]](activeDeadlineSeconds)을 넘겨 중단되었습니다[[; 컨테이너 {container} 종료 코드 {exit}]][[; 컨테이너 {container} 대기: {waits}]][[; 마지막 로그: {line}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read the state and events of the job', ko: 'Job의 상태와 이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} describe job {job}',
      },
      {
        kind: 'read',
        text: { en: 'Read what the run said', ko: '실행 로그를 확인하세요' },
        command: 'kubectl -n {namespace} logs {run} -c {container}',
      },
      {
        kind: 'change',
        text: {
          en: 'Find what took so long; raise the {seconds} seconds only if the work is as long as that',
          ko: '무엇이 오래 걸렸는지 찾으세요. 작업이 원래 그만큼 걸릴 때만 {seconds}초를 늘리세요',
        },
      },
    ],
  },
  'job/suspended': {
    title: { en: 'jobs that are suspended', ko: '일시 중단된 Job' },
    cause: {
      en: 'it is suspended (spec.suspend) and starts no run[[; written by {by} at {at}]][[; the last run was at {last}]]',
      ko: '일시 중단(spec.suspend) 상태여서 실행되지 않습니다[[; {at}에 {by}이(가) 변경]][[; 마지막 실행 {last}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See who suspended it, and when', ko: '누가 언제 중단했는지 확인하세요' },
        command: 'kubectl -n {namespace} get {plural} {name} -o yaml --show-managed-fields',
      },
      {
        kind: 'change',
        text: {
          en: 'If it is to run again, set spec.suspend to false',
          ko: '다시 실행하려면 spec.suspend를 false로 설정하세요',
        },
        command: 'kubectl -n {namespace} patch {plural} {name} -p \'{"spec":{"suspend":false}}\'',
      },
    ],
  },
  'job/missed': {
    title: { en: 'runs of a CronJob that were not made', ko: '생성되지 않은 CronJob 실행' },
    cause: {
      en: 'a run[[ of its schedule {schedule}]] was not made ({why}): {said}[[ (startingDeadlineSeconds {deadline})]]',
      ko: '[[일정 {schedule}의 ]]실행이 생성되지 않았습니다({why}): {said}[[ (startingDeadlineSeconds {deadline})]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its events', ko: '이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} describe cronjob {name}',
      },
    ],
  },
  'job/overlap': {
    title: {
      en: 'runs that are skipped because the last one is not over',
      ko: '이전 실행이 끝나지 않아 건너뛴 실행',
    },
    cause: {
      en: 'its runs are skipped: {active} is not over[[, it runs since {started}]], and concurrencyPolicy Forbid lets no second one start',
      ko: '{active}이(가) 끝나지 않아[[(시작 {started})]] 실행이 건너뛰어집니다: concurrencyPolicy Forbid는 동시 실행을 허용하지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the run that is not over does', ko: '끝나지 않은 실행을 확인하세요' },
        command: 'kubectl -n {namespace} describe job {active}',
      },
      {
        kind: 'read',
        text: { en: 'Read its log', ko: '로그를 확인하세요' },
        command: 'kubectl -n {namespace} logs job/{active} --tail=100',
      },
    ],
  },
};
