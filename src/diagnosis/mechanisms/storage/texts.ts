import type { Catalogue, StepText } from '../../kit/catalogue.js';

const DESCRIBE: StepText = {
  kind: 'read',
  text: { en: 'Read its events', ko: '이벤트를 확인하세요' },
  command: 'kubectl -n {namespace} describe pvc {claim}',
};
const CLASSES: StepText = {
  kind: 'read',
  text: {
    en: 'See which classes there are, and which is the default',
    ko: '스토리지 클래스와 기본값을 확인하세요',
  },
  command: 'kubectl get storageclass',
};

export const storageTexts: Catalogue = {
  'storage/no-class': {
    title: { en: 'a storage class that does not exist', ko: '존재하지 않는 스토리지 클래스' },
    cause: {
      en: 'it stays Pending: its storage class {class} does not exist',
      ko: '스토리지 클래스 {class}이(가) 존재하지 않아 Pending 상태입니다',
    },
    steps: [
      CLASSES,
      {
        kind: 'change',
        text: {
          en: 'Create the class {class}, or make the claim anew with a class that exists (its class cannot be changed)',
          ko: '클래스 {class}을(를) 만들거나, 존재하는 클래스로 클레임을 다시 만드세요(클레임의 클래스는 변경할 수 없습니다)',
        },
      },
    ],
  },
  'storage/no-default-class': {
    title: { en: 'a claim without a storage class', ko: '스토리지 클래스가 없는 클레임' },
    cause: {
      en: 'it stays Pending: it names no storage class, and there is neither a default one nor a volume that fits[[ ("{message}")]]',
      ko: '스토리지 클래스를 지정하지 않았고 기본 클래스나 맞는 볼륨도 없어 Pending 상태입니다[[ ("{message}")]]',
    },
    steps: [CLASSES],
  },
  'storage/no-volume': {
    title: { en: 'a claim that no volume fits', ko: '맞는 볼륨이 없는 클레임' },
    cause: {
      en: 'it stays Pending: no volume fits it[[ (class {class})]][[ (size {size})]][[ (modes {modes})]][[: "{message}"]]',
      ko: '맞는 볼륨이 없어 Pending 상태입니다[[ (클래스 {class})]][[ (크기 {size})]][[ (모드 {modes})]][[: "{message}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'Compare size, modes, class and labels with the volumes there are',
          ko: '크기, 모드, 클래스, 레이블을 기존 볼륨과 비교하세요',
        },
        command: 'kubectl get pv',
      },
    ],
  },
  'storage/provisioning-failed': {
    title: { en: 'a volume that cannot be made', ko: '생성할 수 없는 볼륨' },
    cause: {
      en: 'it stays Pending: making its volume[[ of class {class}]] fails: "{message}"',
      ko: '볼륨[[ (클래스 {class})]] 생성이 실패하여 Pending 상태입니다: "{message}"',
    },
    steps: [DESCRIBE],
  },
  'storage/provisioner-silent': {
    title: { en: 'a provisioner that makes no volume', ko: '볼륨을 만들지 않는 프로비저너' },
    cause: {
      en: 'it stays Pending: {provisioner} was asked for a volume and has made none, nor said why',
      ko: '{provisioner}에 볼륨을 요청했으나 생성도 실패 보고도 없어 Pending 상태입니다',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See whether the driver {provisioner} is installed',
          ko: '드라이버 {provisioner}이(가) 설치되어 있는지 확인하세요',
        },
        command: 'kubectl get csidrivers,pods -A',
      },
    ],
  },
  'storage/waits-for-consumer': {
    title: { en: 'a claim that nobody uses', ko: '사용되지 않는 클레임' },
    cause: {
      en: 'it is Pending because its class[[ {class}]] makes a volume only for a pod, and no pod uses it',
      ko: '클래스[[ {class}]]가 파드가 있을 때만 볼륨을 만들며, 이 클레임을 사용하는 파드가 없어 Pending 상태입니다',
    },
    steps: [DESCRIBE],
  },
  'storage/claim-missing': {
    title: { en: 'a claim that does not exist', ko: '존재하지 않는 클레임' },
    cause: {
      en: 'claim {claim} does not exist, and pod {user} mounts it',
      ko: '파드 {user}이(가) 마운트하는 클레임 {claim}이(가) 존재하지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which claims there are', ko: '존재하는 클레임을 확인하세요' },
        command: 'kubectl -n {namespace} get pvc',
      },
    ],
  },
  'storage/claim-lost': {
    title: { en: 'a claim that lost its volume', ko: '볼륨을 잃은 클레임' },
    cause: {
      en: 'it is Lost: its volume[[ {volume}]] does not exist any more',
      ko: '볼륨[[ {volume}]]이 더 이상 존재하지 않아 Lost 상태입니다',
    },
    steps: [DESCRIBE],
  },
  'storage/resize-stuck': {
    title: { en: 'a volume that does not grow', ko: '확장되지 않는 볼륨' },
    cause: {
      en: 'it stays at {has} though {wanted} are asked for: "{message}"',
      ko: '{wanted}을(를) 요청했으나 {has}에 머물러 있습니다: "{message}"',
    },
    steps: [DESCRIBE],
  },
  'storage/filling-up': {
    title: { en: 'a volume that fills up', ko: '가득 차고 있는 볼륨' },
    cause: {
      en: 'its volume of {size} is filling up[[, written by pod {user} of {owner}]][[ at {path}]][[; it is full: "{line}"]]',
      ko: '{size} 볼륨이 차고 있습니다[[ (파드 {user}, {owner})]][[, 마운트 경로 {path}]][[. 이미 가득 찼습니다: "{line}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what takes the space', ko: '공간을 차지하는 데이터를 확인하세요' },
        command: 'kubectl -n {namespace} exec {user} -- df -h {path}',
      },
      DESCRIBE,
      {
        kind: 'change',
        text: {
          en: 'Its class lets it grow: ask for more than {size} in spec.resources.requests.storage',
          ko: '확장이 허용된 클래스입니다: spec.resources.requests.storage를 {size}보다 크게 요청하세요',
        },
        needs: ['growable'],
      },
    ],
  },
  'storage/claim-terminating': {
    title: { en: 'a claim that is being deleted', ko: '삭제 중인 클레임' },
    cause: {
      en: 'it was deleted at {at} and only waits for its last user[[, pod {user}]]: no new pod can use it',
      ko: '{at}에 삭제되어 마지막 사용자[[ (파드 {user})]]만 기다리고 있으며, 새 파드가 사용할 수 없습니다',
    },
    steps: [DESCRIBE],
  },
  'storage/volume-unhealthy': {
    title: { en: 'a volume that is not well', ko: '비정상 볼륨' },
    cause: {
      en: 'its storage driver says that the volume is not well: "{message}"',
      ko: '스토리지 드라이버가 볼륨 이상을 보고합니다: "{message}"',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its events', ko: '이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} get events --field-selector involvedObject.name={name}',
      },
    ],
  },
  'storage/volume-failed': {
    title: { en: 'a volume that failed or was released', ko: '실패했거나 해제된 볼륨' },
    cause: {
      en: 'volume {volume} is {phase}[[ (it belonged to claim {former})]][[: "{message}"]]',
      ko: '볼륨 {volume}이(가) {phase} 상태입니다[[ (이전 클레임 {former})]][[: "{message}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what became of it', ko: '볼륨 상태를 확인하세요' },
        command: 'kubectl describe pv {volume}',
      },
    ],
  },
};
