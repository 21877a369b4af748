import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { SeenEvent } from '../../../evidence/entity.js';
import { containerRule, restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { saidBy } from '../../kit/look.js';
import { firstSeen, overAt } from '../../kit/pod-times.js';
import { claim, type Rule, type Sighting, type Values } from '../../kit/rule.js';
import { probeSaid } from '../../probe-events.js';
import { patience, probeOf, probeText, undeclaredPort } from '../../probe-text.js';
import { probeFailures, probeKilledRun } from './probe-reading.js';

type Killing = 'liveness' | 'startup';

const cpuLimit = ({ container: { status, spec } }: SeenContainer): string | undefined =>
  status?.resources?.limits?.['cpu'] ?? spec?.resources?.limits?.['cpu'];

const settingsOf = (seen: SeenContainer, kind: Killing): Values => {
  const { spec } = seen.container;
  const probe = probeOf(spec, kind);
  const where = probeText(probe);
  const port = undeclaredPort(spec, probe);
  const cpu = cpuLimit(seen);
  const declared = (spec?.ports ?? []).map(({ containerPort }) => containerPort).join(', ');
  return {
    ...(where !== null && { probe: where }),
    ...(probe !== null && { patience: patience(probe) }),
    ...(port !== null && { wrongPort: String(port), declared }),
    ...(cpu !== undefined && { cpu }),
    ...(kind === 'liveness' && spec?.startupProbe === undefined && { noStartup: 'no start-up probe' }),
  };
};

/** The newest complaint of a probe that the kubelet acts on: start-up before liveness, as that one waits for it. */
const failing = (
  seen: SeenContainer,
): { readonly kind: Killing; readonly events: readonly SeenEvent[] } | null => {
  for (const kind of ['startup', 'liveness'] as const) {
    const events = probeFailures(seen, kind);
    if (events.length > 0) return { kind, events };
  }
  return null;
};

const find = (seen: SeenContainer, wanted: Killing): Sighting | null => {
  const { container, pod, evidence, entity } = seen;
  const failure = failing(seen);
  const run = probeKilledRun(seen);
  const [event] = failure?.events ?? [];
  if (failure?.kind !== wanted || event === undefined) return null;
  if (run === null || pod.metadata.deletionTimestamp !== undefined) return null;
  const said = bounded(probeSaid(event.event.message), 200);
  const restarts = restartsOf(container);
  const log = saidBy(entity, container.name);
  const settings = settingsOf(seen, wanted);
  return {
    since: firstSeen(failure.events),
    ...overAt(container, run),
    known: 'shown',
    claims: [
      claim(
        event.evidence,
        `${event.event.reason} ×${event.event.count ?? 1}: ${quoted(event.event.message)}`,
      ),
      claim(
        evidence,
        `container ${container.name} was ended with exit code ${run.exitCode}, ${restarts} restarts`,
        `컨테이너 ${container.name}이(가) 종료 코드 ${run.exitCode}(으)로 종료됨, 재시작 ${restarts}회`,
      ),
      ...(settings['patience'] === undefined
        ? []
        : [
            claim(
              evidence,
              `${wanted} probe: ${settings['patience']}`,
              `${wanted} 프로브: ${settings['patience']}`,
            ),
          ]),
      ...(log === null ? [] : [claim(log.evidence, quoted(log.text))]),
    ],
    values: {
      container: container.name,
      restarts: String(restarts),
      ...(said !== '' && { message: said }),
      ...settings,
      restarted: 'yes',
    },
    ...(settings['noStartup'] !== undefined && { inKorean: { noStartup: '스타트업 프로브 없음' } }),
  };
};

const of = (mechanism: string, kind: Killing): Rule => containerRule(mechanism, (seen) => find(seen, kind));

/** A container that the kubelet restarts because its liveness or start-up probe fails. */
export const probeKillRules: readonly Rule[] = [
  of('probe/liveness', 'liveness'),
  of('probe/startup', 'startup'),
];
