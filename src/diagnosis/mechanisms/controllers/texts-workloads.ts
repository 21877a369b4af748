import type { Catalogue } from '../../kit/catalogue.js';

export const workloadTexts: Catalogue = {
  'controller/rollout-stuck': {
    title: { en: 'rollouts that make no progress', ko: '진행되지 않는 롤아웃' },
    cause: {
      en: 'the rollout[[ of revision {revision}]] has made no progress within its deadline[[ of {seconds} seconds]][[; what it changed is the suspect: {change}]]',
      ko: '[[revision {revision} ]]롤아웃이 제한 시간[[ {seconds}초]] 안에 진행되지 않았습니다[[; 의심되는 변경: {change}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See how far it is', ko: '진행 상황을 확인하세요' },
        command: 'kubectl -n {namespace} rollout status {workload} --timeout=5s',
      },
      {
        kind: 'read',
        text: { en: 'Compare the revisions', ko: 'revision을 비교하세요' },
        command: 'kubectl -n {namespace} rollout history {workload}',
      },
      {
        kind: 'change',
        text: {
          en: 'Revision {previousRevision} still has ready pods; going back to it takes the change away',
          ko: 'revision {previousRevision}의 파드는 아직 정상이므로 되돌리면 변경이 취소됩니다',
        },
        command: 'kubectl -n {namespace} rollout undo {workload} --to-revision={previousRevision}',
      },
    ],
  },
  'controller/surge-impossible': {
    title: {
      en: 'rollouts that cannot place a new pod beside the old',
      ko: '새 파드를 놓을 자리가 없는 롤아웃',
    },
    cause: {
      en: 'the rollout of revision {revision} cannot go on: no old pod may be taken away first (maxUnavailable comes to 0), and the new pod finds no place beside the {old} that run: {why}',
      ko: 'revision {revision} 롤아웃이 진행될 수 없습니다: maxUnavailable 계산값이 0이어서 기존 파드를 먼저 내릴 수 없고, 실행 중인 {old}개 옆에 새 파드의 자리가 없습니다: {why}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the new pod waits for', ko: '새 파드가 무엇을 기다리는지 확인하세요' },
        command: 'kubectl -n {namespace} describe {workload}',
      },
      {
        kind: 'change',
        text: {
          en: 'Let one old pod go first (maxUnavailable 1), or make room for one more',
          ko: '기존 파드를 먼저 하나 내리도록 하거나(maxUnavailable 1) 자리를 마련하세요',
        },
      },
    ],
  },
  'controller/paused': {
    title: { en: 'rollouts that are paused', ko: '일시 중지된 롤아웃' },
    cause: {
      en: 'the rollout is paused half way: {updated} of {wanted} replicas are of the new revision',
      ko: '롤아웃이 중간에 일시 중지되었습니다: 새 revision replicas {wanted}개 중 {updated}개',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the revisions', ko: 'revision을 확인하세요' },
        command: 'kubectl -n {namespace} rollout history {workload}',
      },
      {
        kind: 'change',
        text: { en: 'If the pause was forgotten, go on', ko: '일시 중지를 잊은 것이라면 계속 진행하세요' },
        command: 'kubectl -n {namespace} rollout resume {workload}',
      },
    ],
  },
  'controller/ordered-start': {
    title: { en: 'StatefulSets held up by one pod', ko: '파드 하나에 막힌 StatefulSet' },
    cause: {
      en: 'pod {blocker} is not ready[[ ({word})]][[, it says: {line}]], and {later} are only made after it',
      ko: '파드 {blocker}이(가) 준비되지 않았고[[ ({word})]][[, 로그: {line}]], {later}은(는) 그 다음에야 생성됩니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read why it is not ready', ko: '준비되지 않은 이유를 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {blocker}',
      },
      {
        kind: 'read',
        text: { en: 'Read its log', ko: '로그를 확인하세요' },
        command: 'kubectl -n {namespace} logs {blocker} --tail=100',
      },
    ],
  },
  'controller/update-held': {
    title: { en: 'updates that their own strategy holds back', ko: '업데이트 전략이 막고 있는 업데이트' },
    cause: {
      en: 'its update is held back by {held}: {updated} of {wanted} pods are updated',
      ko: '업데이트가 {held} 때문에 멈춰 있습니다: 파드 {wanted}개 중 {updated}개 업데이트됨',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the strategy', ko: '전략을 확인하세요' },
        command: 'kubectl -n {namespace} get {workload} -o yaml',
      },
      {
        kind: 'change',
        text: {
          en: 'If the update is to go on, change {held}',
          ko: '업데이트를 계속하려면 {held}을(를) 변경하세요',
        },
      },
    ],
  },
  'controller/daemon-misscheduled': {
    title: { en: 'pods of a DaemonSet where they do not belong', ko: '잘못된 노드에 있는 DaemonSet 파드' },
    cause: {
      en: '{count} of its pods run on nodes that it is not meant for[[: {nodes}]]',
      ko: '파드 {count}개가 대상이 아닌 노드에서 실행 중입니다[[: {nodes}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Compare labels and taints of the nodes', ko: '노드의 레이블과 taint를 비교하세요' },
        command:
          'kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints,LABELS:.metadata.labels',
      },
    ],
  },
  'controller/daemon-kept-out': {
    title: { en: 'nodes that a DaemonSet does not tolerate', ko: 'DaemonSet이 허용하지 않는 노드' },
    cause: {
      en: 'it has no pod on {nodes}: it does not tolerate the taint {taint}',
      ko: '{nodes}에 파드가 없습니다: taint {taint}을(를) 허용(toleration)하지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See who set the taint', ko: 'taint를 확인하세요' },
        command: 'kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints',
      },
      {
        kind: 'change',
        text: {
          en: 'If {nodes} should have a pod, add a toleration of {taint}',
          ko: '{nodes}에도 파드가 있어야 한다면 {taint} toleration을 추가하세요',
        },
      },
    ],
  },
  'controller/deleted': {
    title: { en: 'workloads that do not exist', ko: '존재하지 않는 워크로드' },
    cause: {
      en: '{lost} does not exist in namespace {namespace}: it was deleted, renamed or never made',
      ko: '네임스페이스 {namespace}에 {lost}이(가) 없습니다: 삭제되었거나 이름이 바뀌었거나 만들어진 적이 없습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which there are', ko: '어떤 것이 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get {plural}',
      },
    ],
  },
};
