import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { SeenEvent } from '../../../evidence/entity.js';
import { isHealthy } from '../../container-view.js';
import { containerRule, restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { eventsOf, isAboutContainer } from '../../kit/look.js';
import { firstSeen, lastSeenOf } from '../../kit/pod-times.js';
import { claim } from '../../kit/rule.js';

const commandOf = (command: readonly string[] | undefined): string | null => {
  const [shell = '', flag = '', ...rest] = command ?? [];
  if (command === undefined) return null;
  return bounded(shell.endsWith('sh') && flag === '-c' ? rest.join(' ') : command.join(' '), 120);
};

/** What the hook itself said, at the end of the kubelet's words. */
const messageOf = (text: string): string =>
  bounded(/message: "(.+)"/s.exec(text)?.[1] ?? /error: (.+)$/s.exec(text)?.[1] ?? text, 200);

/** Events about the hook of this container; older kubelets name none. */
const hookEvents = ({ entity, container }: SeenContainer): readonly SeenEvent[] => {
  const hook = container.spec?.lifecycle?.postStart;
  return eventsOf(entity, 'FailedPostStartHook').filter(({ event }) => {
    const named = /Container "([^"]+)"/.exec(event.message)?.[1];
    if (named !== undefined) return named === container.name;
    return hook !== undefined && isAboutContainer(event, container.name);
  });
};

/** A container that the kubelet ends because what it is told to do after its start fails. */
export const postStartHook = containerRule('start/post-start-hook', (seen) => {
  const { container, evidence } = seen;
  const events = hookEvents(seen);
  const [event] = events;
  if (event === undefined) return null;
  const { message, count } = event.event;
  const command = commandOf(container.spec?.lifecycle?.postStart?.exec?.command);
  const code = /exited with (\d+)/.exec(message)?.[1];
  const restarts = restartsOf(container);
  return {
    since: firstSeen(events),
    ...(isHealthy(container) && { lastSeen: lastSeenOf(events) }),
    known: 'stated',
    claims: [
      claim(event.evidence, `FailedPostStartHook ×${count ?? 1}: ${quoted(message)}`),
      claim(
        evidence,
        `container ${container.name}: ${restarts} restarts`,
        `컨테이너 ${container.name}: 재시작 ${restarts}회`,
      ),
    ],
    values: {
      container: container.name,
      message: messageOf(message),
      ...(command !== null && { command }),
      ...(code !== undefined && { exitCode: code }),
      ...(restarts > 0 && { restarted: 'yes' }),
    },
  };
});
