import type { Catalogue, StepText } from '../../kit/catalogue.js';

const LIST: StepText = {
  kind: 'read',
  text: { en: 'See which ones there are', ko: '어떤 것이 있는지 확인하세요' },
  command: 'kubectl -n {namespace} get {configKind}',
};

export const configTexts: Catalogue = {
  'config/missing-configmap': {
    title: { en: 'ConfigMaps that do not exist', ko: '없는 ConfigMap' },
    cause: {
      en: 'ConfigMap {config} does not exist in namespace {namespace} (not found), and[[ container {container}]][[ volume {volume}]] needs it[[ for {use}]] to start',
      ko: '네임스페이스 {namespace}에 ConfigMap {config}이(가) 없어(not found)[[ 컨테이너 {container}]][[ 볼륨 {volume}]]이(가) 준비되지 못합니다[[({use})]]',
    },
    steps: [
      LIST,
      {
        kind: 'change',
        text: {
          en: 'Create ConfigMap {config} in namespace {namespace}, or correct its name in the pod template; the pod then starts by itself',
          ko: '네임스페이스 {namespace}에 ConfigMap {config}을(를) 만들거나 파드 템플릿의 이름을 고치세요. 그러면 파드가 저절로 시작됩니다',
        },
      },
    ],
  },
  'config/missing-secret': {
    title: { en: 'Secrets that do not exist', ko: '없는 Secret' },
    cause: {
      en: 'Secret {config} does not exist in namespace {namespace} (not found), and[[ container {container}]][[ volume {volume}]] needs it[[ for {use}]] to start',
      ko: '네임스페이스 {namespace}에 Secret {config}이(가) 없어(not found)[[ 컨테이너 {container}]][[ 볼륨 {volume}]]이(가) 준비되지 못합니다[[({use})]]',
    },
    steps: [
      LIST,
      {
        kind: 'change',
        text: {
          en: 'Create Secret {config} in namespace {namespace}, or correct its name in the pod template; the pod then starts by itself',
          ko: '네임스페이스 {namespace}에 Secret {config}을(를) 만들거나 파드 템플릿의 이름을 고치세요. 그러면 파드가 저절로 시작됩니다',
        },
      },
    ],
  },
  'config/missing-key': {
    title: { en: 'keys that a ConfigMap or Secret lacks', ko: 'ConfigMap 또는 Secret에 없는 키' },
    cause: {
      en: '{configKind} {config} has no key {key} (missing key)[[; it has {similarKey}, probably the same one renamed]][[; it has {otherKeys}]], and[[ container {container}]][[ volume {volume}]] needs it[[ for {use}]] to start',
      ko: '{configKind} {config}에 키 {key}이(가) 없어(missing key)[[ 컨테이너 {container}]][[ 볼륨 {volume}]]이(가) 준비되지 못합니다[[({use})]][[. 이름이 바뀐 것으로 보이는 키: {similarKey}]][[. 현재 키: {otherKeys}]]',
    },
    steps: [
      {
        // describe shows the keys of a Secret and the sizes of their values, not the values
        kind: 'read',
        text: { en: 'See which keys it has', ko: '어떤 키가 있는지 확인하세요' },
        command: 'kubectl -n {namespace} describe {configKind} {config}',
      },
      {
        kind: 'change',
        text: {
          en: 'Add the key {key} to {configKind} {config}, or correct the key in the pod template',
          ko: '{configKind} {config}에 키 {key}을(를) 추가하거나 파드 템플릿의 키를 고치세요',
        },
      },
    ],
  },
};
