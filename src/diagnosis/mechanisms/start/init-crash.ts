import { quoted } from '../../../evidence/bounded-text.js';
import { lastTermination } from '../../container-view.js';
import { containerRule } from '../../kit/container-rule.js';
import { saidBy } from '../../kit/look.js';
import { claim, type Rule } from '../../kit/rule.js';
import { blamedBy } from '../run/blamed-by.js';
import { startFailure } from './start-failure.js';

/** An init container that ends with an error, so that the pod's containers never start. */
export const initCrash: Rule = containerRule('init/crash', (seen) => {
  const { container, evidence, entity, pod } = seen;
  const run = lastTermination(container);
  const isOver = container.status?.state?.terminated?.exitCode === 0 || container.status?.ready === true;
  if (container.role !== 'init' || run === null || run.exitCode === 0 || isOver) return null;
  if (run.reason === 'OOMKilled' || startFailure(seen) !== null) return null;
  const said = saidBy(entity, container.name);
  const restarts = String(container.status?.restartCount ?? 0);
  return {
    since: pod.status?.startTime ?? run.finishedAt ?? null,
    known: said?.kind === 'error' ? 'shown' : 'suggested',
    claims: [
      claim(
        evidence,
        `init container ${container.name} ended with exit code ${run.exitCode}, ${restarts} restarts`,
        `초기화 컨테이너 ${container.name}이(가) 종료 코드 ${run.exitCode}(으)로 종료, 재시작 ${restarts}회`,
      ),
      ...(said === null ? [] : [claim(said.evidence, quoted(said.text))]),
    ],
    values: {
      container: container.name,
      exitCode: String(run.exitCode),
      restarts,
      ...(said !== null && { line: said.text }),
      ...(restarts !== '0' && { restarted: 'yes' }),
    },
    behind: blamedBy(seen, said),
  };
});
