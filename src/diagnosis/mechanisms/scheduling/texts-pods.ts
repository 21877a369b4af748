import type { Catalogue } from '../../kit/catalogue.js';

export const podTexts: Catalogue = {
  'scheduling/spread': {
    title: { en: 'pods kept off by a spread constraint', ko: '분산 제약 때문에 배치되지 못한 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: its topology spread constraint[[ by {topology}]][[ with maxSkew {skew}]] leaves no node[[ (nodes lack the label {unlabelled})]][[, since {kept} is tainted: {taint}]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: topologySpreadConstraint[[(기준 {topology})]][[, maxSkew {skew}]]에 맞는 노드가 없습니다[[ ({unlabelled} 레이블이 없는 노드)]][[. {kept}에는 테인트가 있음: {taint}]] (스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read what the scheduler says', ko: '스케줄러의 설명을 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {pending}',
      },
      {
        kind: 'read',
        text: { en: 'See how the pods are spread', ko: '파드의 분포를 확인하세요' },
        command: 'kubectl -n {namespace} get pods -o wide',
      },
    ],
  },
  'scheduling/host-port': {
    title: { en: 'pods whose host port is taken', ko: '호스트 포트가 이미 사용 중인 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: no node has free ports for its host port[[ {ports}]][[; taken by {holders}]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: 호스트 포트[[ {ports}]]가 비어 있는 노드가 없습니다[[; 사용 중: {holders}]] (스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read what the scheduler says', ko: '스케줄러의 설명을 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {pending}',
      },
      {
        kind: 'change',
        text: {
          en: 'Run no more replicas than nodes, or do without the host port {ports}',
          ko: 'replicas를 노드 수 이하로 줄이거나 호스트 포트 {ports}를 쓰지 마세요',
        },
      },
    ],
  },
  'scheduling/volume-zone': {
    title: { en: 'pods whose volume is elsewhere', ko: '다른 곳의 볼륨에 묶인 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: [[volume {volume} of claim {claim} can only be reached from nodes with {wants}, and ]]none of these nodes takes it (volume node affinity; scheduler: {message})',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: [[클레임 {claim}의 볼륨 {volume}은(는) {wants} 노드에서만 사용할 수 있으며, ]]해당 노드가 파드를 받지 않습니다(volume node affinity; 스케줄러: {message})',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which nodes are of that place', ko: '해당 위치의 노드를 확인하세요' },
        command: 'kubectl get nodes -L topology.kubernetes.io/zone',
      },
      {
        kind: 'read',
        text: { en: 'Read where the volume is', ko: '볼륨의 위치를 확인하세요' },
        command: 'kubectl describe pv {volume}',
      },
      {
        kind: 'change',
        text: {
          en: 'Give the pod room on a node with {wants}: the volume cannot move',
          ko: '볼륨은 옮길 수 없으므로 {wants} 노드에 자리를 마련하세요',
        },
      },
    ],
  },
  'scheduling/attach-limit': {
    title: { en: 'pods whose nodes can attach no more volumes', ko: '볼륨 연결 한도에 도달한 노드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: [[{count} nodes have ]]as many volumes attached as they can (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: [[노드 {count}개가 ]]볼륨 연결 한도(max volume count)에 도달했습니다(스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See how many each node has attached', ko: '노드별 연결된 볼륨을 확인하세요' },
        command: 'kubectl get volumeattachments',
      },
    ],
  },
  'scheduling/claim-unbound': {
    title: { en: 'pods that wait for a volume claim', ko: '볼륨 클레임을 기다리는 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: its volume claim[[ {claim}]] cannot be used yet[[: {phase}]][[ ({why})]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: 볼륨 클레임[[ {claim}]]을(를) 아직 사용할 수 없습니다[[: {phase}]][[ ({why})]] (스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See why the claim has no volume', ko: '클레임에 볼륨이 없는 이유를 확인하세요' },
        command: 'kubectl -n {namespace} describe pvc {claim}',
      },
      {
        kind: 'read',
        text: { en: 'Read what the scheduler says', ko: '스케줄러의 설명을 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {pending}',
      },
    ],
  },
  'scheduling/device-claim': {
    title: { en: 'pods that wait for a device', ko: '장치를 기다리는 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: no device for its resource claim[[ {claims}]]: {why}',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: ResourceClaim[[ {claims}]]에 할당할 장치가 없습니다: {why}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the claims and what devices there are', ko: '클레임과 장치를 확인하세요' },
        command: 'kubectl -n {namespace} get resourceclaims',
      },
      {
        kind: 'read',
        text: { en: 'See which devices the drivers offer', ko: '드라이버가 제공하는 장치를 확인하세요' },
        command: 'kubectl get resourceslices',
      },
    ],
  },
  'scheduling/gated': {
    title: { en: 'pods behind a scheduling gate', ko: '스케줄링 게이트에 막힌 파드' },
    cause: {
      en: 'pod {pending} is not scheduled: it has the scheduling gate {gates}, which nobody has taken away yet',
      ko: '파드 {pending}은(는) 스케줄링 게이트 {gates}이(가) 아직 제거되지 않아 배치되지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See who sets and removes the gate {gates}',
          ko: '게이트 {gates}를 설정하고 제거하는 주체를 확인하세요',
        },
        command: 'kubectl -n {namespace} get pod {pending} -o yaml',
      },
    ],
  },
  'scheduling/no-nodes': {
    title: { en: 'a cluster without nodes to schedule on', ko: '배치할 노드가 없는 클러스터' },
    cause: {
      en: 'pod {pending} cannot be scheduled: the scheduler sees no nodes at all ({message})',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: 스케줄러가 사용할 노드가 하나도 없습니다({message})',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what nodes there are', ko: '노드를 확인하세요' },
        command: 'kubectl get nodes',
      },
    ],
  },
  'scheduling/not-looked-at': {
    title: { en: 'pods that no scheduler looks at', ko: '스케줄러가 처리하지 않는 파드' },
    cause: {
      en: 'pod {pending} is Pending for {minutes} minutes without a word of scheduler {scheduler}: it does not run or does not know the pod',
      ko: '파드 {pending}이(가) {minutes}분째 Pending이며 스케줄러 {scheduler}의 응답이 없습니다: 스케줄러가 동작하지 않거나 이 파드를 처리하지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See whether {scheduler} runs', ko: '{scheduler}이(가) 동작하는지 확인하세요' },
        command: 'kubectl -n kube-system get pods,leases',
      },
    ],
  },
  'scheduling/other': {
    title: { en: 'pods that no node can take', ko: '배치할 노드가 없는 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: {message}',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: {message}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read what the scheduler says', ko: '스케줄러의 설명을 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {pending}',
      },
      {
        kind: 'read',
        text: { en: 'See what the nodes have left', ko: '노드의 여유 자원을 확인하세요' },
        command: 'kubectl describe nodes',
      },
    ],
  },
};
