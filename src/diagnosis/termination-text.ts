import type { Localized } from '../config/language.js';
import type { Termination } from './container-view.js';
import { both } from './wording.js';

/** How a run of a container ended, as a supporting bullet. */
export const terminationText = (container: string, run: Termination): Localized => {
  const at = run.finishedAt;
  return both(
    `container ${container}: last run ended with reason ${run.reason ?? 'not given'}, exit code ${run.exitCode}${at ? `, at ${at}` : ''}`,
    `컨테이너 ${container}: 마지막 실행의 종료 사유 ${run.reason ?? '없음'}, 종료 코드 ${run.exitCode}${at ? `, 시각 ${at}` : ''}`,
  );
};

export const restartsText = (restarts: number): Localized =>
  both(`restarts: ${restarts}`, `재시작 횟수: ${restarts}`);
