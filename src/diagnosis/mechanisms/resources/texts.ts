import type { Catalogue } from '../../kit/catalogue.js';

export const resourcesTexts: Catalogue = {
  'resources/condition': {
    title: { en: 'conditions of resources of operators', ko: '오퍼레이터 리소스의 상태 조건' },
    cause: {
      en: 'its condition is {condition}[[: "{message}"]][[; its newest warning: "{event}"]]',
      ko: '상태 조건이 {condition}입니다[[: "{message}"]][[. 최근 경고 이벤트: "{event}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its status and events', ko: '상태와 이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} describe {kind} {name}',
      },
    ],
  },
  'kubernetes/own-words': {
    title: { en: 'what Kubernetes itself says', ko: '쿠버네티스가 직접 보고한 내용' },
    cause: { en: 'Kubernetes says: "{message}"', ko: '쿠버네티스 보고: "{message}"' },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its status and events', ko: '상태와 이벤트를 확인하세요' },
        command: 'kubectl describe {kind} {name}[[ -n {namespace}]]',
      },
    ],
  },
};
