import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { SeenEvent } from '../../../evidence/entity.js';
import type { AlertClass } from '../../../alerts/class/alert-class.js';
import { containerRule, type SeenContainer } from '../../kit/container-rule.js';
import { saidBy } from '../../kit/look.js';
import { firstSeen, notReadySince } from '../../kit/pod-times.js';
import { claim, type Claim, type Rule, type Sighting, type Values } from '../../kit/rule.js';
import { probeSaid } from '../../probe-events.js';
import { patience, probeOf, probeText, undeclaredPort } from '../../probe-text.js';
import { blamedBy } from './blamed-by.js';
import { crashOf } from './crash-reading.js';
import { probeFailures, probeKilledRun } from './probe-reading.js';

/** A container that started this recently may need its time, in ms. */
const STARTING_MS = 2 * 60_000;

const CARRIES: readonly AlertClass[] = [
  'unavailable',
  'not-ready',
  'errors',
  'latency',
  'scaling',
  'unknown',
];

type Kind = 'port' | 'path' | 'fails';

const WRONG_PATH = /statuscode: (?:404|405|401|403|30\d)/i;
const REFUSED = /connection refused|connect: connection reset/i;

const kindOf = (seen: SeenContainer, said: string): Kind => {
  const probe = probeOf(seen.container.spec, 'readiness');
  if (WRONG_PATH.test(said)) return 'path';
  const isElsewhere = undeclaredPort(seen.container.spec, probe) !== null;
  return isElsewhere && (said === '' || REFUSED.test(said)) ? 'port' : 'fails';
};

/** Running, kept out of service by its readiness probe; `null` for what is new, ready, or ends itself. */
const heldBack = (seen: SeenContainer): readonly SeenEvent[] | null => {
  const { container, pod, graph } = seen;
  const running = container.status?.state?.running;
  if (container.role === 'init' || running === undefined || container.status?.ready === true) return null;
  if (pod.metadata.deletionTimestamp !== undefined || probeOf(container.spec, 'readiness') === null)
    return null;
  if (crashOf(seen) !== null || probeKilledRun(seen) !== null) return null;
  const events = probeFailures(seen, 'readiness');
  const young = graph.parts.nowMs - Date.parse(running.startedAt ?? '') < STARTING_MS;
  return events.length === 0 && young ? null : events;
};

const statusOf = (said: string): string | null => /statuscode: (\d{3})/.exec(said)?.[1] ?? null;

const probeValues = ({ container: { spec } }: SeenContainer, said: string): Values => {
  const probe = probeOf(spec, 'readiness');
  const port = undeclaredPort(spec, probe);
  const status = statusOf(said);
  const declared = (spec?.ports ?? []).map(({ containerPort }) => containerPort).join(', ');
  return {
    probe: probeText(probe) ?? 'its check',
    path: probe?.httpGet?.path ?? '/',
    ...(said !== '' && { message: said }),
    ...(status !== null && { status }),
    ...(port !== null && { port: String(port), declared }),
  };
};

const claimsOf = ({ container, evidence }: SeenContainer, event: SeenEvent | undefined): readonly Claim[] => {
  const probe = probeOf(container.spec, 'readiness');
  const patient = probe === null ? '' : `; ${patience(probe)}`;
  return [
    ...(event === undefined
      ? []
      : [claim(event.evidence, `Unhealthy ×${event.event.count ?? 1}: ${quoted(event.event.message)}`)]),
    claim(
      evidence,
      `container ${container.name} runs and is not ready${patient}`,
      `컨테이너 ${container.name} 실행 중, 준비되지 않음${patient}`,
    ),
  ];
};

const find = (seen: SeenContainer, wanted: Kind): Sighting | null => {
  const { container, pod, entity } = seen;
  const events = heldBack(seen);
  if (events === null) return null;
  const [event] = events;
  const said = event === undefined ? '' : bounded(probeSaid(event.event.message), 200);
  if (kindOf(seen, said) !== wanted) return null;
  const log = saidBy(entity, container.name, 'current');
  const line = log?.kind === 'error' ? log : null;
  const told = wanted === 'fails' ? 'stated' : 'shown';
  return {
    since: notReadySince(pod) ?? firstSeen(events),
    known: event === undefined ? 'suggested' : told,
    claims: [...claimsOf(seen, event), ...(line === null ? [] : [claim(line.evidence, quoted(line.text))])],
    values: {
      container: container.name,
      ...probeValues(seen, said),
      ...(line !== null && { line: line.text }),
    },
    behind: blamedBy(seen, line),
  };
};

const of = (mechanism: string, kind: Kind): Rule => ({
  ...containerRule(mechanism, (seen) => find(seen, kind), CARRIES),
  isSymptom: kind === 'fails', // what is wrong with the probe itself is a fault
});

/** A container that runs and is kept out of service by its readiness probe, by what is wrong with the answer. */
export const readinessRules: readonly Rule[] = [
  of('probe/readiness-port', 'port'),
  of('probe/readiness-path', 'path'),
  of('probe/readiness', 'fails'),
];
