import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { waitingMessage, waitingReason } from '../../container-view.js';
import { containerRule } from '../../kit/container-rule.js';
import { eventsOf, isAboutContainer } from '../../kit/look.js';
import { waitingSince } from '../../kit/pod-times.js';
import { claim } from '../../kit/rule.js';

/** Reasons that other mechanisms read, or that are no fault. */
const READ =
  /^(?:ContainerCreating|PodInitializing|CrashLoopBackOff|RunContainerError|CreateContainerError|CreateContainerConfigError|StartError|ErrImage\w+|Image\w+|InvalidImageName|RegistryUnavailable|SignatureValidationFailed)$/;

/** A container that waits for a reason that nothing else reads: told in Kubernetes' own words. */
export const containerWaits = containerRule(
  'start/container-waits',
  ({ container, pod, entity, evidence }) => {
    const reason = waitingReason(container);
    if (reason === null || READ.test(reason)) return null;
    const [event] = eventsOf(entity, 'Failed').filter(({ event: each }) =>
      isAboutContainer(each, container.name),
    );
    const message = waitingMessage(container) || (event?.event.message ?? '');
    return {
      since: waitingSince(pod, eventsOf(entity, 'Failed')),
      known: 'stated',
      claims: [
        claim(
          evidence,
          `container ${container.name} waits: ${reason}${message === '' ? '' : `, ${quoted(message)}`}`,
          `컨테이너 ${container.name} 대기: ${reason}${message === '' ? '' : `, ${quoted(message)}`}`,
        ),
      ],
      values: {
        container: container.name,
        reason,
        ...(message !== '' && { message: bounded(message, 240) }),
      },
    };
  },
);
