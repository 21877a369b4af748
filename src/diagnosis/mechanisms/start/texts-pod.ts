import type { Catalogue, StepText } from '../../kit/catalogue.js';
import { CURRENT_LOG, DESCRIBE_POD, PREVIOUS_LOG } from '../../kit/steps.js';

const LOG: StepText = {
  kind: 'read',
  text: { en: 'Read what it says', ko: '로그를 확인하세요' },
  command: 'kubectl -n {namespace} logs {pod} -c {container} --tail=20',
};

export const podStartTexts: Catalogue = {
  'init/unknown-host': {
    title: {
      en: 'init containers that wait for a host that does not exist',
      ko: '없는 호스트를 기다리는 초기화 컨테이너',
    },
    cause: {
      en: 'init container {container} waits for host {host}, and there is no Service of that name[[ (there is {similar})]][[: "{line}"]]',
      ko: '초기화 컨테이너 {container}이(가) 호스트 {host}을(를) 기다리지만 그런 이름의 Service가 없습니다[[({similar}은(는) 있음)]][[: "{line}"]]',
    },
    steps: [
      LOG,
      {
        kind: 'read',
        text: { en: 'See which Services there are', ko: '어떤 Service가 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get services',
      },
      {
        kind: 'change',
        text: {
          en: 'Correct host {host} in the init container to {similar}',
          ko: '초기화 컨테이너의 호스트 {host}을(를) {similar}(으)로 고치세요',
        },
      },
    ],
  },
  'init/waits': {
    title: { en: 'init containers that do not end', ko: '끝나지 않는 초기화 컨테이너' },
    cause: {
      en: 'init container {container} has not ended and holds the pod back[[, waiting for {host}]][[: "{line}"]]',
      ko: '초기화 컨테이너 {container}이(가) 끝나지 않아 파드가 시작하지 못합니다[[. {host} 대기 중]][[: "{line}"]]',
    },
    steps: [LOG, DESCRIBE_POD],
  },
  'init/crash': {
    title: { en: 'init containers that fail', ko: '실패하는 초기화 컨테이너' },
    cause: {
      en: 'init container {container} fails with exit code {exitCode}, so the pod never starts[[: "{line}"]]',
      ko: '초기화 컨테이너 {container}이(가) 종료 코드 {exitCode}(으)로 실패하여 파드가 시작하지 못합니다[[: "{line}"]]',
    },
    steps: [PREVIOUS_LOG, LOG, DESCRIBE_POD],
  },
  'start/post-start-hook': {
    title: { en: 'post-start hooks that fail', ko: '실패하는 postStart 훅' },
    cause: {
      en: 'the postStart hook of container {container} fails[[ with exit code {exitCode}]], and the kubelet ends the container for it[[ (`{command}`)]]: "{message}"',
      ko: '컨테이너 {container}의 postStart 훅이 [[종료 코드 {exitCode}(으)로 ]]실패하여 kubelet이 컨테이너를 종료합니다[[(`{command}`)]]: "{message}"',
    },
    steps: [
      DESCRIBE_POD,
      PREVIOUS_LOG,
      {
        kind: 'change',
        text: {
          en: 'Correct the hook `{command}`, or let it wait until the program of {container} answers',
          ko: '훅 `{command}`을(를) 고치거나 {container}의 프로그램이 응답할 때까지 기다리게 하세요',
        },
      },
    ],
  },
  'start/readiness-gate': {
    title: { en: 'readiness gates that are not True', ko: 'True가 아닌 readiness gate' },
    cause: {
      en: 'all containers are ready, but readiness gate {gate} is {status}[[: "{message}"]]',
      ko: '컨테이너는 모두 준비되었지만 readiness gate {gate}이(가) {status}입니다[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'read',
        text: {
          en: 'See what the controller behind {gate} checks, such as the health check of a load balancer',
          ko: '{gate}을(를) 설정하는 컨트롤러가 무엇을 검사하는지 확인하세요(예: 로드 밸런서의 상태 검사)',
        },
      },
    ],
  },
  'start/sidecar-not-started': {
    title: { en: 'sidecars that do not count as started', ko: '시작 완료되지 않은 사이드카' },
    cause: {
      en: 'sidecar {container} runs but has not started[[ ({probed})]], so container {waiting} does not start',
      ko: '사이드카 {container}이(가) 실행 중이지만 시작 완료되지 않아[[({probed})]] 컨테이너 {waiting}이(가) 시작하지 못합니다',
    },
    steps: [CURRENT_LOG, DESCRIBE_POD],
  },
};
