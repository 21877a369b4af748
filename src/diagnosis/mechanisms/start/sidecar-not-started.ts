import { containerRule } from '../../kit/container-rule.js';
import { workloadContainers } from '../../kit/look.js';
import { claim, type Sighting } from '../../kit/rule.js';

/** How long a sidecar may take to start before that is a fault, in ms. */
const PATIENCE_MS = 2 * 60_000;

/** That a probe says so, where there is one, in English and in Korean. */
const probed = (probe: unknown): Pick<Sighting, 'values' | 'inKorean'> =>
  probe === undefined
    ? { values: {} }
    : {
        values: { probed: 'its startup probe does not succeed' },
        inKorean: { probed: '스타트업 프로브가 성공하지 않음' },
      };

/** A sidecar that runs and does not count as started, so that the containers after it never start. */
export const sidecarNotStarted = containerRule('start/sidecar-not-started', (seen) => {
  const { container, pod, evidence, graph } = seen;
  const running = container.status?.state?.running;
  if (container.role !== 'sidecar' || running === undefined || container.status?.started === true)
    return null;
  const since = running.startedAt ?? null;
  if (since !== null && graph.parts.nowMs - Date.parse(since) < PATIENCE_MS) return null;
  const waiting = workloadContainers(pod)
    .filter(({ role, status }) => role === 'app' && status?.state?.running === undefined)
    .map(({ name }) => name);
  if (waiting.length === 0) return null;
  const { values, ...korean } = probed(container.spec?.startupProbe);
  return {
    since,
    known: 'shown',
    claims: [
      claim(
        evidence,
        `sidecar ${container.name} runs since ${since ?? 'its start'} and is not started`,
        `사이드카 ${container.name}이(가) ${since ?? '시작'}부터 실행 중이나 started 상태가 아님`,
      ),
      claim(evidence, `waiting for it: ${waiting.join(', ')}`, `대기 중인 컨테이너: ${waiting.join(', ')}`),
    ],
    values: {
      container: container.name,
      waiting: waiting.join(', '),
      ...values,
    },
    ...korean,
  };
});
