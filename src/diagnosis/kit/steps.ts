import type { StepText } from './catalogue.js';

/** What the kubelet and the scheduler say about the pod. */
export const DESCRIBE_POD: StepText = {
  kind: 'read',
  text: { en: 'Read the events of the pod', ko: '파드의 이벤트를 확인하세요' },
  command: 'kubectl -n {namespace} describe pod {pod}',
};

/** What the container said in the run that ended. */
export const PREVIOUS_LOG: StepText = {
  kind: 'read',
  text: { en: 'Read what it said before it ended', ko: '종료되기 전의 로그를 확인하세요' },
  command: 'kubectl -n {namespace} logs {pod} -c {container} --previous --tail=50',
  needs: ['restarted'],
};

/** What the container says now. */
export const CURRENT_LOG: StepText = {
  kind: 'read',
  text: { en: 'Read its log', ko: '로그를 확인하세요' },
  command: 'kubectl -n {namespace} logs {pod} -c {container} --tail=50',
};

/** The state of the node that the pod is on. */
export const DESCRIBE_NODE: StepText = {
  kind: 'read',
  text: { en: 'Read the state of the node', ko: '노드의 상태를 확인하세요' },
  command: 'kubectl describe node {node}',
};

/** Back to the release before, where there is one that ran another image. */
export const BACK_TO_PREVIOUS_IMAGE: StepText = {
  kind: 'change',
  text: {
    en: 'If the release can wait, go back to revision {previousRevision}, which ran {previousImage}',
    ko: '배포를 미룰 수 있다면 {previousImage}을(를) 쓰던 리비전 {previousRevision}(으)로 되돌리세요',
  },
  command: 'kubectl -n {namespace} rollout undo {workload} --to-revision={previousRevision}',
};
