import type { Catalogue } from '../../kit/catalogue.js';

export const deliveryTexts: Catalogue = {
  'gitops/sync-failed': {
    title: { en: 'GitOps applications that could not be synced', ko: '동기화에 실패한 GitOps 애플리케이션' },
    cause: {
      en: 'its sync[[ to revision {gitRevision}]] failed: {said}',
      ko: '[[revision {gitRevision} ]]동기화에 실패했습니다: {said}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read what could not be applied', ko: '적용되지 못한 항목을 확인하세요' },
        command: 'kubectl -n {namespace} describe application {application}',
      },
      {
        kind: 'change',
        text: {
          en: 'Correct in Git what is named, and sync again: {said}',
          ko: '지적된 항목을 Git에서 수정하고 다시 동기화하세요: {said}',
        },
      },
    ],
  },
  'gitops/reconcile-failed': {
    title: { en: 'GitOps sources and kustomizations that fail', ko: '실패한 GitOps 소스와 kustomization' },
    cause: {
      en: 'it is not applied ({why}): {said}[[; attempted {attempted}]][[, applied {applied}]]',
      ko: '적용되지 않았습니다({why}): {said}[[; 시도한 revision {attempted}]][[, 적용된 revision {applied}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe {plural} {name}',
      },
    ],
  },
  'helm/release-failed': {
    title: { en: 'Helm releases that failed', ko: '실패한 Helm 릴리스' },
    cause: {
      en: 'the Helm release failed ({why}): {said}[[; attempted {attempted}]][[, applied {applied}]]',
      ko: 'Helm 릴리스가 실패했습니다({why}): {said}[[; 시도한 버전 {attempted}]][[, 적용된 버전 {applied}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe {plural} {name}',
      },
      {
        kind: 'read',
        text: { en: 'See the history of the release', ko: '릴리스 이력을 확인하세요' },
        command: 'helm -n {namespace} history {name}',
      },
    ],
  },
};
