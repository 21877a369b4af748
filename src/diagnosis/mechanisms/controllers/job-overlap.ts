import { entityKey } from '../../../evidence/entity.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { eventsOf, evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';

interface Active {
  readonly name?: string;
}

/** A CronJob that may not overlap and whose last run is not over: the next ones are skipped. */
export const jobOverlap = rule({
  mechanism: 'job/overlap',
  on: ['CronJob'],
  carries: ['job', 'unknown'],
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    const active = (workload?.status?.['active'] ?? []) as readonly Active[]; // of the API
    const [name] = active.flatMap((each) => each.name ?? []);
    if (workload === null || workload.spec['concurrencyPolicy'] !== 'Forbid' || name === undefined) return [];
    const [skipped] = eventsOf(entity, 'JobAlreadyActive');
    if (skipped === undefined) return [];
    const run = graph.find('Job', entity.ref.namespace, name);
    const started = run === null ? undefined : workloadOf(run)?.status?.['startTime'];
    return [
      {
        since: skipped.event.firstTimestamp ?? skipped.event.lastTimestamp,
        known: 'stated',
        claims: [
          claim(skipped.evidence, `JobAlreadyActive: ${quoted(skipped.event.message)}`),
          claim(evidenceOf(entity, graph), `concurrencyPolicy Forbid, active ${name}`),
        ],
        values: { active: name, ...(typeof started === 'string' && { started }) },
        behind: [entityKey({ kind: 'Job', namespace: entity.ref.namespace, name })],
      },
    ];
  },
});
