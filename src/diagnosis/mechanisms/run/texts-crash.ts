import type { Catalogue, StepText } from '../../kit/catalogue.js';
import { BACK_TO_PREVIOUS_IMAGE, DESCRIBE_POD, PREVIOUS_LOG } from '../../kit/steps.js';

const READ_CONFIG: StepText = {
  kind: 'read',
  text: { en: 'Read the ConfigMap', ko: 'ConfigMap을 확인하세요' },
  command: 'kubectl -n {namespace} get configmap {config} -o yaml',
};

export const crashTexts: Catalogue = {
  'crash/bad-value': {
    title: {
      en: 'containers that refuse a value of their pod template',
      ko: '파드 템플릿의 값을 거부하는 컨테이너',
    },
    cause: {
      en: 'container {container} keeps crashing (exit code {exitCode}) because of its setting {setting}={value}: "{line}"',
      ko: '컨테이너 {container}이(가) 설정 {setting}={value} 때문에 반복해서 비정상 종료됩니다(종료 코드 {exitCode}): "{line}"',
    },
    steps: [
      PREVIOUS_LOG,
      {
        kind: 'change',
        text: {
          en: 'Correct {setting} in the pod template of {object}',
          ko: '{object}의 파드 템플릿에서 {setting}을(를) 고치세요',
        },
      },
    ],
  },
  'crash/bad-config': {
    title: { en: 'containers that refuse what a ConfigMap says', ko: 'ConfigMap의 내용을 거부하는 컨테이너' },
    cause: {
      en: 'container {container} keeps crashing (exit code {exitCode}) because of {value} in ConfigMap {config}, key {setting}: "{line}"',
      ko: '컨테이너 {container}이(가) ConfigMap {config}의 키 {setting}에 있는 {value} 때문에 반복해서 비정상 종료됩니다(종료 코드 {exitCode}): "{line}"',
    },
    steps: [
      READ_CONFIG,
      PREVIOUS_LOG,
      {
        kind: 'change',
        text: {
          en: 'Correct {value} in ConfigMap {config}',
          ko: 'ConfigMap {config}의 {value}을(를) 고치세요',
        },
      },
    ],
  },
  'crash/missing-setting': {
    title: { en: 'containers that miss a setting', ko: '필요한 설정이 없는 컨테이너' },
    cause: {
      en: 'container {container} keeps crashing (exit code {exitCode}) because the setting {setting} is missing[[; ConfigMap {config} has {similar}, probably the same one renamed]]: "{line}"',
      ko: '컨테이너 {container}이(가) 설정 {setting}이(가) 없어 반복해서 비정상 종료됩니다(종료 코드 {exitCode})[[. ConfigMap {config}에는 이름이 바뀐 것으로 보이는 {similar}이(가) 있습니다]]: "{line}"',
    },
    steps: [
      READ_CONFIG,
      PREVIOUS_LOG,
      {
        kind: 'change',
        text: {
          en: 'Set {setting} where the container reads its settings',
          ko: '컨테이너가 읽는 설정에 {setting}을(를) 추가하세요',
        },
      },
    ],
  },
  'crash/service-link': {
    title: {
      en: 'programs that take a variable of a Service for their own setting',
      ko: '서비스 환경 변수를 자체 설정으로 읽는 프로그램',
    },
    cause: {
      en: 'container {container} keeps crashing (exit code {exitCode}) because it reads {variable} as its own setting, a variable that Kubernetes makes for Service {service}: "{line}"',
      ko: '컨테이너 {container}이(가) Kubernetes가 서비스 {service}을(를) 위해 만드는 환경 변수 {variable}을(를) 자체 설정으로 읽어 반복해서 비정상 종료됩니다(종료 코드 {exitCode}): "{line}"',
    },
    steps: [
      PREVIOUS_LOG,
      {
        kind: 'change',
        text: {
          en: 'Set enableServiceLinks: false in the pod template of {object}, or set {variable} there',
          ko: '{object}의 파드 템플릿에 enableServiceLinks: false를 설정하거나 {variable}을(를) 지정하세요',
        },
      },
    ],
  },
  'crash/permission': {
    title: { en: 'containers that lack a right to a file', ko: '파일 권한이 없는 컨테이너' },
    cause: {
      en: 'container {container} keeps crashing (exit code {exitCode}) because it may not use [[{path} ]](permission denied)[[, on claim {claim}]][[, running as user {user}]]: "{line}"',
      ko: '컨테이너 {container}이(가) [[{path}에 대한 ]]권한이 없어(permission denied) 반복해서 비정상 종료됩니다(종료 코드 {exitCode})[[, 클레임 {claim}]][[, 실행 사용자 {user}]]: "{line}"',
    },
    steps: [
      PREVIOUS_LOG,
      {
        kind: 'change',
        text: {
          en: 'Set fsGroup to the group of user {user}, or give {path} to that user',
          ko: '사용자 {user}의 그룹으로 fsGroup을 설정하거나 {path}의 소유자를 바꾸세요',
        },
      },
    ],
  },
  'crash/log-line': {
    title: { en: 'containers that keep crashing', ko: '반복해서 비정상 종료되는 컨테이너' },
    cause: {
      en: 'container {container} keeps crashing (exit code {exitCode}): "{line}"',
      ko: '컨테이너 {container}이(가) 반복해서 비정상 종료됩니다(종료 코드 {exitCode}): "{line}"',
    },
    steps: [PREVIOUS_LOG, BACK_TO_PREVIOUS_IMAGE],
  },
  'crash/exit-code': {
    title: { en: 'containers that keep ending without a word', ko: '로그 없이 반복 종료되는 컨테이너' },
    cause: {
      en: 'container {container} keeps crashing with exit code {exitCode}[[ ({meaning})]] and leaves no log line, {restarts} restarts',
      ko: '컨테이너 {container}이(가) 로그 없이 종료 코드 {exitCode}[[({meaning})]](으)로 반복해서 비정상 종료됩니다(재시작 {restarts}회)',
    },
    steps: [DESCRIBE_POD, PREVIOUS_LOG],
  },
  'run/completes': {
    title: {
      en: 'programs that end without an error and are restarted',
      ko: '오류 없이 끝나 다시 시작되는 프로그램',
    },
    cause: {
      en: 'container {container} ends without an error (exit code 0) again and again, {restarts} restarts: its program is done instead of serving[[, last line "{line}"]]',
      ko: '컨테이너 {container}이(가) 오류 없이(종료 코드 0) 계속 종료되어 {restarts}회 다시 시작되었습니다: 프로그램이 계속 실행되지 않고 끝납니다[[. 마지막 로그 "{line}"]]',
    },
    steps: [PREVIOUS_LOG, DESCRIBE_POD],
  },
};
