import { quoted } from '../../../evidence/bounded-text.js';
import { failingLine } from '../../../evidence/log-line/failing-line.js';
import { lastTermination, waitingReason, type Termination } from '../../container-view.js';
import { exitCodeMeaning } from '../../exit-code.js';
import { restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { eventsOf, saidBy, type SaidLine } from '../../kit/look.js';
import { endingSince, overAt } from '../../kit/pod-times.js';
import { previousImage } from '../../kit/previous-image.js';
import { claim, type Sighting } from '../../kit/rule.js';
import { startFailure } from '../start/start-failure.js';
import { blamedBy } from './blamed-by.js';
import { endedExhausted } from './exhausted.js';
import { isProbeKill } from './probe-reading.js';

/** A container that ends by itself, and what it said as it did. */
export interface Crash {
  readonly run: Termination;
  readonly said: SaidLine | null;
}

/** Restarts from which on a container that runs again still counts as one that keeps ending. */
const RESTARTS = 3;

/** What it said: in its log, else in the message that it left. */
const saidOf = ({ entity, container, evidence }: SeenContainer, run: Termination): SaidLine | null => {
  const logged = saidBy(entity, container.name);
  if (logged?.kind === 'error') return logged;
  const left = failingLine((run.message ?? '').split('\n'));
  return left !== null && left.text !== '' ? { ...left, evidence } : logged;
};

const isLooping = ({ container, pod }: SeenContainer): boolean => {
  if (waitingReason(container) === 'CrashLoopBackOff') return true;
  if (pod.spec.restartPolicy === 'Never' || pod.status?.phase === 'Failed') return false;
  const isUp = container.status?.state?.running !== undefined && container.status.ready;
  return restartsOf(container) >= (isUp ? RESTARTS : 1);
};

/** Why a container ends is told elsewhere: it was killed, or never came to run. */
const isTold = (seen: SeenContainer, run: Termination): boolean =>
  run.reason === 'OOMKilled' ||
  startFailure(seen) !== null ||
  eventsOf(seen.entity, 'FailedPostStartHook').length > 0 ||
  isProbeKill(seen, run);

/** A container that ends by itself again and again; `null` where something else ends it, or nothing does. */
export const crashOf = (seen: SeenContainer): Crash | null => {
  const { container, pod } = seen;
  if (container.role === 'init' || pod.metadata.deletionTimestamp !== undefined) return null;
  const run = lastTermination(container);
  if (run === null || !isLooping(seen) || isTold(seen, run)) return null;
  return endedExhausted(seen) ? null : { run, said: saidOf(seen, run) };
};

/** The sighting of a crash; the mechanism adds what it knows beyond. */
export const crashSighting = (seen: SeenContainer, { run, said }: Crash): Sighting => {
  const { container, entity, evidence } = seen;
  const meaning = exitCodeMeaning(run.exitCode);
  const restarts = String(restartsOf(container));
  const over = overAt(container, run);
  return {
    since: endingSince(entity, container.name, run),
    ...over,
    known: said?.kind === 'error' ? 'shown' : 'suggested',
    claims: [
      ...(said === null ? [] : [claim(said.evidence, quoted(said.text))]),
      claim(
        evidence,
        `container ${container.name} ended with exit code ${run.exitCode}${run.finishedAt === undefined ? '' : ` at ${run.finishedAt}`}, ${restarts} restarts`,
        `컨테이너 ${container.name}이(가) ${run.finishedAt === undefined ? '' : `${run.finishedAt}에 `}종료 코드 ${run.exitCode}(으)로 종료, 재시작 ${restarts}회`,
      ),
    ],
    values: {
      container: container.name,
      exitCode: String(run.exitCode),
      restarts,
      ...(Number(restarts) > 0 && { restarted: 'yes' }),
      ...(meaning !== null && { meaning: meaning.en }),
      ...(said !== null && { line: said.text }),
      ...previousImage(seen),
    },
    behind: blamedBy(seen, said),
  };
};
