import type { EvidenceId } from '../../../evidence/evidence.js';
import { lastTermination, waitingMessage, waitingReason } from '../../container-view.js';
import type { SeenContainer } from '../../kit/container-rule.js';
import { eventsOf, isAboutContainer, saidBy } from '../../kit/look.js';

/** What keeps the runtime from starting a container's command, or its first process from running. */
export type StartKind =
  | 'command-not-found'
  | 'not-executable'
  | 'exec-format'
  | 'run-as-root'
  | 'name-conflict'
  | 'sub-path'
  | 'other';

export interface StartFailure {
  readonly kind: StartKind;
  /** In the words of the runtime or the shell. */
  readonly said: string;
  readonly evidence: EvidenceId;
  /** Whether the runtime says so, rather than a log. */
  readonly stated: boolean;
  readonly reason: string;
}

/** Reasons to wait, and of runs that never came to be. */
const REFUSALS: readonly string[] = [
  'RunContainerError',
  'CreateContainerError',
  'CreateContainerConfigError',
  'StartError',
  'ContainerCannotRun',
];

const PATTERNS: readonly (readonly [StartKind, RegExp])[] = [
  ['exec-format', /exec format error|bad CPU type|cannot execute binary file/i],
  [
    'run-as-root',
    /runAsNonRoot|will run as root|non-numeric user|no users found|no matching entries in passwd/i,
  ],
  [
    'name-conflict',
    /container name "[^"]*" is (?:already in use|reserved)|name is reserved|already in use by container/i,
  ],
  ['sub-path', /subPath|failed to prepare subPath|not a directory: unknown: Are you trying to mount/i],
  [
    'command-not-found',
    /executable file not found|command not found|exec:? ?"?[^:]*"?: .{0,200}no such file or directory|exec \S+: no such file|stat \S+: no such file or directory|\bsh: (?:line )?(?:\d+: )?\S+: not found|can't open '[^']+': No such file/i,
  ],
  [
    'not-executable',
    /exec:? ?"?[^:]*"?: .{0,200}permission denied|exec \S+: permission denied|\bsh: (?:line )?(?:\d+: )?\S+: permission denied|cannot execute: /i,
  ],
];

const kindOf = (text: string): StartKind | null =>
  PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** Exit codes by which a shell or a runtime says that a command could not be run. Source: POSIX shells, OCI runtimes. */
const COMMAND_CODES: readonly number[] = [126, 127, 128, 255];

const inLog = (seen: SeenContainer, code: number): StartFailure | null => {
  const said = saidBy(seen.entity, seen.container.name);
  if (said === null) return null;
  const kind = kindOf(said.text);
  const isCommand = kind === 'exec-format' || COMMAND_CODES.includes(code);
  if (kind === null || !isCommand) return null;
  return { kind, said: said.text, evidence: said.evidence, stated: false, reason: `exit code ${code}` };
};

/** What the runtime says of it: in the state, in the run that it ended, or in an event. */
const toldBy = (
  { container, entity, evidence }: SeenContainer,
  reason: string,
): Pick<StartFailure, 'said' | 'evidence'> => {
  const state = waitingReason(container) === reason ? waitingMessage(container) : '';
  const ended = lastTermination(container)?.message ?? '';
  const said = [state, ended].find((text) => text.trim() !== '');
  if (said !== undefined) return { said, evidence };
  const [event] = eventsOf(entity, 'Failed').filter(
    ({ event: each }) => isAboutContainer(each, container.name) && !/pull/i.test(each.message),
  );
  return event === undefined
    ? { said: '', evidence }
    : { said: event.event.message.replace(/^Error: /, ''), evidence: event.evidence };
};

/** Why a container does not come to run its command; `null` for one that runs, or ends on its own account. */
export const startFailure = (seen: SeenContainer): StartFailure | null => {
  const { container } = seen;
  if (container.status?.state?.running !== undefined && container.status.ready) return null;
  const run = lastTermination(container);
  const reason = [waitingReason(container), run?.reason].find((each) => REFUSALS.includes(each ?? ''));
  if (typeof reason === 'string') {
    const told = toldBy(seen, reason);
    return { ...told, kind: kindOf(told.said) ?? 'other', stated: true, reason };
  }
  return run === null || run.exitCode === 0 ? null : inLog(seen, run.exitCode);
};
