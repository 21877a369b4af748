import type { Catalogue, StepText } from '../../kit/catalogue.js';
import { BACK_TO_PREVIOUS_IMAGE, CURRENT_LOG, DESCRIBE_POD, PREVIOUS_LOG } from '../../kit/steps.js';

const FIX_PORT: StepText = {
  kind: 'change',
  text: {
    en: 'If the program listens on {declared}, point the probe there instead of {wrongPort}',
    ko: '프로그램이 {declared} 포트를 쓴다면 probe 포트를 {wrongPort}에서 바꾸세요',
  },
};

export const probeTexts: Catalogue = {
  'probe/liveness': {
    title: { en: 'containers killed by their liveness probe', ko: 'liveness probe로 재시작되는 컨테이너' },
    cause: {
      en: 'container {container} is killed and restarted because its liveness probe fails[[ ({probe})]][[: "{message}"]][[; port {wrongPort} is not among its ports {declared}]][[; {patience}]][[, {noStartup}]][[, CPU limit {cpu}]]',
      ko: '컨테이너 {container}이(가) liveness probe 실패로 종료되고 다시 시작됩니다[[({probe})]][[: "{message}"]][[. 포트 {wrongPort}은(는) 컨테이너 포트 {declared}에 없습니다]][[. {patience}]][[, {noStartup}]][[, CPU 한도 {cpu}]]',
    },
    steps: [
      PREVIOUS_LOG,
      DESCRIBE_POD,
      FIX_PORT,
      {
        kind: 'change',
        text: {
          en: 'If the program is only slow to start, add a startupProbe ({noStartup} now: {patience})',
          ko: '시작이 느릴 뿐이라면 startupProbe를 추가하세요(현재 {noStartup}: {patience})',
        },
      },
    ],
  },
  'probe/startup': {
    title: { en: 'containers killed by their start-up probe', ko: 'startup probe로 재시작되는 컨테이너' },
    cause: {
      en: 'container {container} is killed before it is up because its startup probe fails[[ ({probe})]][[: "{message}"]][[; port {wrongPort} is not among its ports {declared}]][[; {patience}]][[, CPU limit {cpu}]]',
      ko: '컨테이너 {container}이(가) startup probe 실패로 시작 전에 종료됩니다[[({probe})]][[: "{message}"]][[. 포트 {wrongPort}은(는) 컨테이너 포트 {declared}에 없습니다]][[. {patience}]][[, CPU 한도 {cpu}]]',
    },
    steps: [PREVIOUS_LOG, DESCRIBE_POD, FIX_PORT],
  },
  'probe/readiness-port': {
    title: { en: 'readiness probes on a wrong port', ko: '잘못된 포트를 보는 readiness probe' },
    cause: {
      en: 'the readiness probe of container {container} asks port {port}, where nothing listens: the container declares {declared}[[: "{message}"]]',
      ko: '컨테이너 {container}의 readiness probe가 아무것도 수신하지 않는 포트 {port}을(를) 검사합니다. 컨테이너가 선언한 포트는 {declared}입니다[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      CURRENT_LOG,
      {
        kind: 'change',
        text: {
          en: 'Point the readiness probe at port {declared} instead of {port}',
          ko: 'readiness probe의 포트를 {port}에서 {declared}(으)로 바꾸세요',
        },
      },
    ],
  },
  'probe/readiness-path': {
    title: { en: 'readiness probes on a wrong path', ko: '잘못된 경로를 보는 readiness probe' },
    cause: {
      en: 'the readiness probe of container {container} gets {status} for {path} ({probe}), so the pod takes no traffic',
      ko: '컨테이너 {container}의 readiness probe가 {path}에서 {status} 응답을 받아({probe}) 파드가 트래픽을 받지 못합니다',
    },
    steps: [
      CURRENT_LOG,
      {
        kind: 'change',
        text: {
          en: 'Point the readiness probe at the path that the program serves instead of {path}, or bring {path} back',
          ko: 'readiness probe 경로 {path}을(를) 프로그램이 제공하는 경로로 바꾸거나 {path}을(를) 되살리세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'probe/readiness': {
    title: {
      en: 'containers held back by a readiness probe',
      ko: 'readiness probe 실패로 준비되지 않은 컨테이너',
    },
    cause: {
      en: 'container {container} runs but its readiness probe ({probe}) fails, so the pod takes no traffic[[: "{message}"]][[; its log says "{line}"]]',
      ko: '컨테이너 {container}이(가) 실행 중이지만 readiness probe({probe})가 실패하여 파드가 트래픽을 받지 못합니다[[: "{message}"]][[. 로그: "{line}"]]',
    },
    steps: [CURRENT_LOG, DESCRIBE_POD],
  },
};
