import type { Catalogue, StepText } from '../../kit/catalogue.js';
import { DESCRIBE_NODE, DESCRIBE_POD } from '../../kit/steps.js';

const CLAIM: StepText = {
  kind: 'read',
  text: { en: 'Read the claim and its events', ko: '클레임과 그 이벤트를 확인하세요' },
  command: 'kubectl -n {namespace} describe pvc {claim}',
};

const ATTACHED: StepText = {
  kind: 'read',
  text: {
    en: 'See to which node the volume is attached',
    ko: '볼륨이 어느 노드에 연결되어 있는지 확인하세요',
  },
  command: 'kubectl get volumeattachments',
};

export const volumeTexts: Catalogue = {
  'start/sandbox': {
    title: { en: 'pods without a sandbox or network', ko: '샌드박스나 네트워크가 없는 파드' },
    cause: {
      en: 'the pod sandbox cannot be created on node {node}[[: network plugin {plugin}]][[ has {exhausted} left]][[ is {unready}]]: "{message}"',
      ko: '노드 {node}에서 파드 샌드박스를 만들 수 없습니다[[. 네트워크 플러그인 {plugin}]][[ 파드 주소 부족({exhausted})]][[ 준비되지 않음({unready})]]: "{message}"',
    },
    steps: [
      DESCRIBE_POD,
      DESCRIBE_NODE,
      {
        kind: 'change',
        text: {
          en: 'Give plugin {plugin} more addresses (a larger pool or subnet, fewer pods on the node): {exhausted} is left',
          ko: '플러그인 {plugin}에 주소를 더 주세요(더 큰 풀이나 서브넷, 노드당 파드 수 축소): {exhausted}',
        },
      },
    ],
  },
  'storage/multi-attach': {
    title: { en: 'volumes that another node still holds', ko: '다른 노드가 아직 사용 중인 볼륨' },
    cause: {
      en: 'volume {volume}[[ (claim {claim})]] is still attached elsewhere (Multi-Attach)[[: pod {holder}]][[ on node {holderNode} holds it]][[ and is being deleted since {deletedAt}]], so the pod on node {node} waits for it[[: "{message}"]]',
      ko: '볼륨 {volume}[[(클레임 {claim})]]이(가) 아직 다른 곳에 연결되어 있어(Multi-Attach)[[ 파드 {holder}]][[(노드 {holderNode})가 사용 중]][[, {deletedAt}부터 삭제 중]] 노드 {node}의 파드가 기다립니다[[: "{message}"]]',
    },
    steps: [
      ATTACHED,
      CLAIM,
      {
        kind: 'read',
        text: {
          en: 'See why pod {holder} does not let go of it',
          ko: '파드 {holder}이(가) 볼륨을 놓지 않는 이유를 확인하세요',
        },
        command: 'kubectl -n {namespace} describe pod {holder}',
      },
      {
        kind: 'read',
        text: { en: 'See whether its node answers', ko: '그 노드가 응답하는지 확인하세요' },
        command: 'kubectl get node {holderNode}',
      },
    ],
  },
  'start/volume-driver': {
    title: { en: 'CSI drivers that a node lacks', ko: '노드에 없는 CSI 드라이버' },
    cause: {
      en: 'CSI driver [[{driver} ]]is not registered on node {node}, so volume {volume}[[ (claim {claim})]] cannot be mounted: "{message}"',
      ko: 'CSI 드라이버 [[{driver}]]이(가) 노드 {node}에 등록되지 않아 볼륨 {volume}[[(클레임 {claim})]]을(를) 마운트할 수 없습니다: "{message}"',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which drivers node {node} has', ko: '노드 {node}에 등록된 드라이버를 확인하세요' },
        command: 'kubectl get csinode {node} -o yaml',
      },
      DESCRIBE_POD,
    ],
  },
  'start/volume-not-found': {
    title: { en: 'volumes that do not exist', ko: '존재하지 않는 볼륨' },
    cause: {
      en: 'volume {volume}[[ (claim {claim})]] cannot be mounted on node {node}, as what it names is not there: "{message}"',
      ko: '볼륨 {volume}[[(클레임 {claim})]]이(가) 가리키는 대상이 없어 노드 {node}에 마운트할 수 없습니다: "{message}"',
    },
    steps: [DESCRIBE_POD, CLAIM],
  },
  'start/volume-permission': {
    title: { en: 'volumes that may not be mounted', ko: '마운트 권한이 없는 볼륨' },
    cause: {
      en: 'volume {volume}[[ (claim {claim})]] may not be mounted on node {node}: "{message}"',
      ko: '볼륨 {volume}[[(클레임 {claim})]]을(를) 노드 {node}에 마운트할 권한이 없습니다: "{message}"',
    },
    steps: [DESCRIBE_POD, CLAIM],
  },
  'start/volume-limit': {
    title: { en: 'nodes with no room for another volume', ko: '볼륨을 더 붙일 수 없는 노드' },
    cause: {
      en: 'node {node} cannot attach another volume, so volume {volume}[[ (claim {claim})]] does not come: "{message}"',
      ko: '노드 {node}에 볼륨을 더 연결할 수 없어 볼륨 {volume}[[(클레임 {claim})]]이(가) 준비되지 않습니다: "{message}"',
    },
    steps: [ATTACHED, DESCRIBE_POD],
  },
  'start/volume-file-system': {
    title: {
      en: 'volumes with a damaged or wrong file system',
      ko: '파일 시스템이 손상되었거나 맞지 않는 볼륨',
    },
    cause: {
      en: 'the file system of volume {volume}[[ (claim {claim})]] cannot be mounted on node {node}: "{message}"',
      ko: '볼륨 {volume}[[(클레임 {claim})]]의 파일 시스템을 노드 {node}에 마운트할 수 없습니다: "{message}"',
    },
    steps: [DESCRIBE_POD, CLAIM],
  },
  'start/volume-timeout': {
    title: { en: 'volumes that do not come in time', ko: '제때 준비되지 않는 볼륨' },
    cause: {
      en: 'volume {volume}[[ (claim {claim})]] is not there in time on node {node} (timed out): "{message}"',
      ko: '볼륨 {volume}[[(클레임 {claim})]]이(가) 노드 {node}에 제때 준비되지 않습니다(timed out): "{message}"',
    },
    steps: [DESCRIBE_POD, CLAIM, ATTACHED],
  },
  'start/volume-mount': {
    title: { en: 'volumes that cannot be mounted', ko: '마운트할 수 없는 볼륨' },
    cause: {
      en: 'volume {volume}[[ (claim {claim})]] cannot be mounted on node {node}: "{message}"',
      ko: '볼륨 {volume}[[(클레임 {claim})]]을(를) 노드 {node}에 마운트할 수 없습니다: "{message}"',
    },
    steps: [DESCRIBE_POD, CLAIM],
  },
};
