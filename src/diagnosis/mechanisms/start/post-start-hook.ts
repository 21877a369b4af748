import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { containerRule } from '../../kit/container-rule.js';
import { eventsOf, isAboutContainer } from '../../kit/look.js';
import { firstSeen, lastSeenOf } from '../../kit/pod-times.js';
import { claim } from '../../kit/rule.js';

const commandOf = (command: readonly string[] | undefined): string | null => {
  const [shell = '', flag = '', ...rest] = command ?? [];
  if (command === undefined) return null;
  return bounded(/sh$/.test(shell) && flag === '-c' ? rest.join(' ') : command.join(' '), 120);
};

/** What the hook itself said, at the end of the kubelet's words. */
const messageOf = (text: string): string =>
  bounded(/message: "(.+)"/s.exec(text)?.[1] ?? /error: (.+)$/s.exec(text)?.[1] ?? text, 200);

/** A container that the kubelet ends because what it is told to do after its start fails. */
export const postStartHook = containerRule('start/post-start-hook', (seen) => {
  const { container, entity, evidence } = seen;
  const events = eventsOf(entity, 'FailedPostStartHook').filter(
    ({ event }) =>
      isAboutContainer(event, container.name) &&
      (!/Container "/.test(event.message) || event.message.includes(`Container "${container.name}"`)),
  );
  const [event] = events;
  const hook = container.spec?.lifecycle?.postStart;
  if (event === undefined || (hook === undefined && !event.event.message.includes(container.name)))
    return null;
  const command = commandOf(hook?.exec?.command);
  const code = /exited with (\d+)/.exec(event.event.message)?.[1];
  const isOver = container.status?.state?.running !== undefined && container.status.ready;
  return {
    since: firstSeen(events),
    ...(isOver && { lastSeen: lastSeenOf(events) }),
    known: 'stated',
    claims: [
      claim(event.evidence, `FailedPostStartHook ×${event.event.count ?? 1}: ${quoted(event.event.message)}`),
      claim(
        evidence,
        `container ${container.name}: ${container.status?.restartCount ?? 0} restarts`,
        `컨테이너 ${container.name}: 재시작 ${container.status?.restartCount ?? 0}회`,
      ),
    ],
    values: {
      container: container.name,
      message: messageOf(event.event.message),
      ...(command !== null && { command }),
      ...(code !== undefined && { exitCode: code }),
      ...((container.status?.restartCount ?? 0) > 0 && { restarted: 'yes' }),
    },
  };
});
