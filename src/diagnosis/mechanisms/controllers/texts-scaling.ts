import type { Catalogue } from '../../kit/catalogue.js';

export const scalingTexts: Catalogue = {
  'scaling/no-metrics': {
    title: { en: 'autoscalers without figures', ko: '지표를 얻지 못하는 오토스케일러' },
    cause: {
      en: 'it does not scale[[ {target}]]: it gets no metrics ({why}): {said}',
      ko: '지표를 얻지 못해[[ {target}을(를)]] 확장하지 않습니다({why}): {said}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe hpa {name}',
      },
      {
        kind: 'read',
        text: {
          en: 'See whether the metrics API {api} is available',
          ko: '지표 API {api}의 상태를 확인하세요',
        },
        command: 'kubectl get apiservices',
      },
      {
        kind: 'change',
        text: {
          en: 'Give container {container} a request of {resource}: use is measured as a share of it',
          ko: '사용률은 request 대비로 계산되므로 컨테이너 {container}에 {resource} request를 설정하세요',
        },
      },
    ],
  },
  'scaling/at-maximum': {
    title: { en: 'autoscalers at their maximum', ko: '최대치에 도달한 오토스케일러' },
    cause: {
      en: 'it wants more replicas[[ of {target}]] than its maximum of {most}[[: {figures}]]',
      ko: '[[{target}의 ]]필요한 replicas가 최대치 {most}을(를) 넘습니다[[: {figures}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe hpa {name}',
      },
      {
        kind: 'read',
        text: { en: 'See what the pods use', ko: '파드의 사용량을 확인하세요' },
        command: 'kubectl -n {namespace} top pods',
      },
      {
        kind: 'change',
        text: {
          en: 'If the load is legitimate and the nodes have room, raise maxReplicas above {most}',
          ko: '정상적인 부하이고 노드에 여유가 있다면 maxReplicas를 {most}보다 높이세요',
        },
      },
    ],
  },
  'scaling/target-missing': {
    title: { en: 'autoscalers without a target', ko: '대상이 없는 오토스케일러' },
    cause: { en: 'it cannot scale {target}: {said}', ko: '{target}을(를) 확장할 수 없습니다: {said}' },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe hpa {name}',
      },
      {
        kind: 'change',
        text: {
          en: 'Correct scaleTargetRef, or bring {target} back',
          ko: 'scaleTargetRef를 바로잡거나 {target}을(를) 복구하세요',
        },
      },
    ],
  },
  'scaling/disabled': {
    title: { en: 'autoscalers whose target was scaled to zero', ko: '대상이 0으로 축소된 오토스케일러' },
    cause: {
      en: 'it stands still: {target} was scaled to zero, which turns the autoscaler off',
      ko: '{target}이(가) 0으로 축소되어 오토스케일러가 동작하지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe hpa {name}',
      },
      {
        kind: 'change',
        text: {
          en: 'If {target} is to run, scale it to at least one; the autoscaler goes on from there',
          ko: '{target}을(를) 실행하려면 1 이상으로 늘리세요. 이후 오토스케일러가 이어받습니다',
        },
      },
    ],
  },
  'scaling/keda': {
    title: { en: 'KEDA scalers that do not scale', ko: '확장하지 않는 KEDA 스케일러' },
    cause: {
      en: 'it does not scale[[ {target}]] as it should, {state}: {said}',
      ko: '[[{target}을(를) ]]제대로 확장하지 않습니다, {state}: {said}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe scaledobject {name}',
      },
    ],
  },
  'scaling/metrics-api': {
    title: { en: 'APIs of the cluster that nobody answers', ko: '응답하는 백엔드가 없는 클러스터 API' },
    cause: {
      en: 'the API is not available[[ (Service {service} in namespace {place})]]: {said}',
      ko: 'API를 사용할 수 없습니다[[(네임스페이스 {place}의 Service {service})]]: {said}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See whether its Service has pods', ko: 'Service의 파드를 확인하세요' },
        command: 'kubectl -n {place} get endpointslices -l kubernetes.io/service-name={service}',
      },
      {
        kind: 'read',
        text: { en: 'Read its condition', ko: '상태 조건을 확인하세요' },
        command: 'kubectl describe apiservice {name}',
      },
    ],
  },
  'disruption/too-few-healthy': {
    title: { en: 'disruption budgets with too few healthy pods', ko: '정상 파드가 부족한 중단 예산' },
    cause: {
      en: 'it allows no disruption: {healthy} of the {demanded} pods it demands are healthy ({bound})[[; not ready: {unready}]]',
      ko: '중단을 허용하지 않습니다: 요구 파드 {demanded}개 중 {healthy}개만 정상({bound})[[; 준비되지 않은 파드: {unready}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the pods that it guards', ko: '보호하는 파드를 확인하세요' },
        command: 'kubectl -n {namespace} describe pdb {name}',
      },
    ],
  },
  'disruption/never-spares': {
    title: {
      en: 'disruption budgets that can never spare a pod',
      ko: '파드를 하나도 내줄 수 없는 중단 예산',
    },
    cause: {
      en: 'it can never spare a pod ({bound} with {pods} pods), so a node with one of them cannot be drained',
      ko: '파드를 하나도 내줄 수 없어({bound}, 파드 {pods}개) 해당 노드를 drain할 수 없습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the pods that it guards', ko: '보호하는 파드를 확인하세요' },
        command: 'kubectl -n {namespace} describe pdb {name}',
      },
      {
        kind: 'change',
        text: {
          en: 'Run one replica more than {bound} demands, or let the budget spare one',
          ko: '{bound}보다 replicas를 하나 더 두거나 예산이 하나를 내줄 수 있게 하세요',
        },
      },
    ],
  },
};
