import type { Catalogue } from '../../kit/catalogue.js';

export const nodeTexts: Catalogue = {
  'scheduling/preempted': {
    title: { en: 'pods that went for one of higher priority', ko: '우선순위가 더 높은 파드에 밀려난 파드' },
    cause: {
      en: 'pod {gone} was preempted[[ by pod {taker} ({takerOf})]][[ of priority class {class}]]: {said}[[; it waits for a node since: {waits}]]',
      ko: '파드 {gone}이(가) 선점되었습니다[[: 선점한 파드 {taker}({takerOf})]][[, PriorityClass {class}]]: {said}[[; 이후 노드를 기다리는 중: {waits}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Compare the priorities', ko: '우선순위를 비교하세요' },
        command: 'kubectl get priorityclasses',
      },
      {
        kind: 'change',
        text: {
          en: 'If {takerOf} is less important than this, lower its priority class {class}',
          ko: '{takerOf}의 중요도가 더 낮다면 PriorityClass {class}를 낮추세요',
        },
      },
    ],
  },
  'scheduling/insufficient': {
    title: { en: 'pods for which no node has room', ko: '여유 있는 노드가 없는 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled, insufficient {resource}: it asks for {asked}[[ and the largest node it may use, {largest}, has {size}]][[ and the most that is free is {free} of {of}, on {roomiest}]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다, {resource} 부족: 요청 {asked}[[, 사용할 수 있는 가장 큰 노드 {largest}의 용량 {size}]][[, 가장 여유 있는 노드 {roomiest}의 여유 {of} 중 {free}]] (스케줄러: "{message}")',
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
      {
        kind: 'change',
        text: {
          en: 'Lower the request of {asked} {resource} below the {size} of the largest node, or add larger nodes',
          ko: '{resource} 요청 {asked}을(를) 가장 큰 노드의 {size} 아래로 낮추거나 더 큰 노드를 추가하세요',
        },
      },
      {
        kind: 'change',
        text: {
          en: 'Free {resource} on {roomiest}, lower the request of {asked}, or add a node',
          ko: '{roomiest}의 {resource}를 비우거나 요청 {asked}을(를) 낮추거나 노드를 추가하세요',
        },
      },
    ],
  },
  'scheduling/taint': {
    title: { en: 'pods kept out by a taint', ko: 'taint 때문에 배치되지 못한 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: it does not tolerate the taint {taint}[[ of node {nodes}]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: [[노드 {nodes}의 ]]taint {taint}을(를) 허용(toleration)하지 않습니다(스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See who set the taint, and why', ko: 'taint가 왜 걸렸는지 확인하세요' },
        command: 'kubectl describe node {tainted}',
      },
      {
        kind: 'read',
        text: { en: 'Read what the scheduler says', ko: '스케줄러의 설명을 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {pending}',
      },
      {
        kind: 'change',
        text: {
          en: 'If the node is meant for it, add a toleration of {taint} to the pod template; if not, take the taint away when what it is for is over',
          ko: '이 노드를 써야 한다면 파드 템플릿에 {taint} toleration을 추가하고, 아니라면 용도가 끝난 뒤 taint를 제거하세요',
        },
      },
    ],
  },
  'scheduling/cordoned': {
    title: { en: 'pods whose nodes are cordoned', ko: 'cordon된 노드만 남은 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: the nodes that it could go to are cordoned (unschedulable)[[: {cordoned}]][[; its volume {volume} is only for nodes with {wants}]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: 배치 가능한 노드가 cordon(unschedulable) 상태입니다[[: {cordoned}]][[; 볼륨 {volume}은(는) {wants} 노드 전용]] (스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See why the node was cordoned', ko: '노드가 왜 cordon되었는지 확인하세요' },
        command: 'kubectl describe node {first}',
      },
      {
        kind: 'change',
        text: {
          en: 'When the maintenance is over, let it take pods again',
          ko: '유지보수가 끝났다면 다시 파드를 받게 하세요',
        },
        command: 'kubectl uncordon {first}',
      },
    ],
  },
  'scheduling/node-selector': {
    title: { en: 'pods that ask for labels that no node has', ko: '노드에 없는 레이블을 요구하는 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: no node matches its node selector or affinity[[ {wants}]][[; no node has {missing}]][[ (nodes have {key}: {had})]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: nodeSelector/affinity[[ {wants}]]에 맞는 노드가 없습니다[[; {missing}인 노드 없음]][[ (노드의 {key} 값: {had})]] (스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Compare the labels of the nodes', ko: '노드의 레이블을 비교하세요' },
        command: 'kubectl get nodes --show-labels',
      },
      {
        kind: 'change',
        text: {
          en: 'Correct {missing} in the pod template, or label the nodes that are meant',
          ko: '파드 템플릿의 {missing}을(를) 바로잡거나 해당 노드에 레이블을 추가하세요',
        },
      },
    ],
  },
  'scheduling/anti-affinity': {
    title: { en: 'pods kept apart by anti-affinity', ko: 'anti-affinity 때문에 배치되지 못한 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: its pod anti-affinity[[ ({selector} by {topology})]] leaves no place[[; the cluster has {count} by that key]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: 파드 anti-affinity[[({selector}, 기준 {topology})]] 때문에 남은 자리가 없습니다[[; 클러스터의 자리 수 {count}]] (스케줄러: "{message}")',
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
          en: 'Add a node, run fewer replicas, or make the anti-affinity by {topology} preferred instead of required',
          ko: '노드를 추가하거나 replicas를 줄이거나, {topology} 기준 anti-affinity를 required에서 preferred로 바꾸세요',
        },
      },
    ],
  },
  'scheduling/pod-affinity': {
    title: { en: 'pods whose companion is nowhere', ko: '함께 있어야 할 파드가 없는 파드' },
    cause: {
      en: 'pod {pending} cannot be scheduled: no place has the pods it must be beside[[ ({selector} by {topology})]] (scheduler: "{message}")',
      ko: '파드 {pending}을(를) 배치할 수 없습니다: 함께 배치되어야 할 파드[[({selector}, 기준 {topology})]]가 있는 자리가 없습니다(스케줄러: "{message}")',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read what the scheduler says', ko: '스케줄러의 설명을 확인하세요' },
        command: 'kubectl -n {namespace} describe pod {pending}',
      },
      {
        kind: 'read',
        text: { en: 'See where those pods run', ko: '해당 파드가 어디에 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get pods -o wide -l {selector}',
      },
    ],
  },
};
