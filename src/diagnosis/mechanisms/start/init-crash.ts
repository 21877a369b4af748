import { quoted } from '../../../evidence/bounded-text.js';
import { lastTermination, type Termination } from '../../container-view.js';
import { containerRule, restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { saidBy } from '../../kit/look.js';
import { claim, type Rule } from '../../kit/rule.js';
import { blamedBy } from '../run/blamed-by.js';
import { startFailure } from './start-failure.js';

/** The run that ended badly of an init container that has not ended well since. */
const failedRun = (seen: SeenContainer): Termination | null => {
  const { role, status } = seen.container;
  const run = lastTermination(seen.container);
  if (role !== 'init' || run === null || run.exitCode === 0) return null;
  if (status?.state?.terminated?.exitCode === 0 || status?.ready === true) return null;
  return run.reason === 'OOMKilled' || startFailure(seen) !== null ? null : run;
};

/** An init container that ends with an error, so that the pod's containers never start. */
export const initCrash: Rule = containerRule('init/crash', (seen) => {
  const { container, evidence, entity, pod } = seen;
  const run = failedRun(seen);
  if (run === null) return null;
  const said = saidBy(entity, container.name);
  const restarts = restartsOf(container);
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
      restarts: String(restarts),
      ...(said !== null && { line: said.text }),
      ...(restarts > 0 && { restarted: 'yes' }),
    },
    behind: blamedBy(seen, said),
  };
});
