import type { Localized } from '../config/language.js';
import type { PodView, Scene } from './scene.js';
import { both, ownerOf, type OwnerName } from './wording.js';

/** A step: why, and the command to paste. */
export const step = (en: string, ko: string, command: string): Localized =>
  both(`${en}: \`${command}\``, `${ko}: \`${command}\``);

const ROLLOUT_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** `deployment/cart` of a pod whose template can be changed in place; `null` otherwise. */
export const rolloutTarget = (owner: OwnerName | null): string | null =>
  owner && ROLLOUT_KINDS.includes(owner.kind) ? `${owner.kind.toLowerCase()}/${owner.name}` : null;

export const describePod = (view: PodView): Localized =>
  step(
    "Read the pod's state and events",
    '파드의 상태와 이벤트를 확인하세요',
    `kubectl -n ${view.namespace} describe pod ${view.name}`,
  );

export const readLog = (view: PodView, container: string, previous: boolean): Localized =>
  step(
    previous ? 'Read the log of the failed run' : 'Read the log of the container',
    previous ? '실패한 실행의 로그를 확인하세요' : '컨테이너의 로그를 확인하세요',
    `kubectl -n ${view.namespace} logs ${view.name} -c ${container}${previous ? ' --previous' : ''} --tail=100`,
  );

/** What changed last, and how to go back, for workloads with revisions. */
export const rolloutSteps = (scene: Scene, view: PodView): readonly Localized[] => {
  const target = rolloutTarget(ownerOf(scene, view));
  if (!target) return [];
  return [
    step(
      'See what the last rollouts changed',
      '최근 롤아웃에서 바뀐 내용을 확인하세요',
      `kubectl -n ${view.namespace} rollout history ${target}`,
    ),
    step(
      'If it began with the last rollout, go back',
      '마지막 롤아웃부터 시작되었다면 되돌리세요',
      `kubectl -n ${view.namespace} rollout undo ${target}`,
    ),
  ];
};
