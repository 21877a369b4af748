import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { containerRule, type SeenContainer } from '../../kit/container-rule.js';
import { lastTermination } from '../../container-view.js';
import { eventsOf } from '../../kit/look.js';
import { waitingSince } from '../../kit/pod-times.js';
import { previousImage } from '../../kit/previous-image.js';
import { claim, type Rule, type Sighting } from '../../kit/rule.js';
import { missingReference } from '../../missing-reference.js';
import { archOf } from './image-problem.js';
import { startFailure, type StartKind } from './start-failure.js';

/** The command that was to be run, as the runtime names it; else as the pod does. */
const commandOf = (said: string, { container }: SeenContainer): string | null =>
  /exec:? "([^"]+)"/.exec(said)?.[1] ??
  /exec (\/\S+?): /.exec(said)?.[1] ??
  /\bsh: (?:line )?(?:\d+: )?(\S+): (?:not found|permission denied)/i.exec(said)?.[1] ??
  /: (\S+): command not found/.exec(said)?.[1] ??
  container.spec?.command?.[0] ??
  null;

/** The end of a runtime's chain of wrappings, where the reason stands. */
const lastPart = (said: string): string => {
  const at = said.search(
    /exec:? "|unable to start container process|container has runAsNonRoot|failed to prepare subPath/,
  );
  return bounded(at > 0 ? said.slice(at) : said, 240);
};

const valuesOf = (seen: SeenContainer, said: string) => {
  const { container, pod } = seen;
  const command = commandOf(said, seen);
  const arch = archOf(seen);
  const message = lastPart(said);
  return {
    container: container.name,
    ...(container.spec?.image !== undefined && { image: container.spec.image }),
    ...(command !== null && { command }),
    ...(arch !== null && { arch }),
    ...(message !== '' && { message }),
    ...(pod.spec.nodeName !== undefined && { startNode: pod.spec.nodeName }),
    ...((container.status?.restartCount ?? 0) > 0 && { restarted: 'yes' }),
    ...previousImage(seen),
  };
};

const problem = (seen: SeenContainer, wanted: StartKind): Sighting | null => {
  const failure = startFailure(seen);
  if (failure === null || failure.kind !== wanted) return null;
  const { said, evidence, stated, reason } = failure;
  if (missingReference(said, seen.pod.spec) !== null) return null;
  const run = lastTermination(seen.container);
  const exit = run === null || !stated ? '' : `, exit code ${run.exitCode}`;
  const exitKo = run === null || !stated ? '' : `, 종료 코드 ${run.exitCode}`;
  return {
    since: waitingSince(seen.pod, eventsOf(seen.entity, 'Failed', 'BackOff')),
    known: stated ? 'stated' : 'shown',
    claims: [
      claim(evidence, quoted(said)),
      claim(
        seen.evidence,
        `container ${seen.container.name}: ${reason}${exit}`,
        `컨테이너 ${seen.container.name}: ${reason}${exitKo}`,
      ),
    ],
    values: { ...valuesOf(seen, said), reason },
  };
};

const of = (mechanism: string, kind: StartKind): Rule =>
  containerRule(mechanism, (seen) => problem(seen, kind));

/** A container whose command does not come to run, by why. */
export const startFailureRules: readonly Rule[] = [
  of('start/command-not-found', 'command-not-found'),
  of('start/not-executable', 'not-executable'),
  of('start/exec-format', 'exec-format'),
  of('start/run-as-root', 'run-as-root'),
  of('start/name-conflict', 'name-conflict'),
  of('start/sub-path', 'sub-path'),
  of('start/container-error', 'other'),
];
