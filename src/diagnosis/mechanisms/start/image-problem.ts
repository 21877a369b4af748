import type { SeenEvent } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { waitingMessage, waitingReason } from '../../container-view.js';
import { imageFailure, imageRegistry, imageTag, pullReason, type ImageFailure } from '../../image-failure.js';
import type { SeenContainer } from '../../kit/container-rule.js';
import { eventsOf, isAboutContainer, nodeOf } from '../../kit/look.js';
import { waitingSince } from '../../kit/pod-times.js';
import { previousImage } from '../../kit/previous-image.js';
import { claim, type Sighting } from '../../kit/rule.js';

/** Why an image could not be had; beside what the runtime's words tell, a policy that refuses it or a certificate. */
export type ImageKind = ImageFailure | 'refused-by-policy' | 'untrusted-registry';

const REASONS: readonly string[] = [
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
];

const POLICY =
  /signature|cosign|notary|sigstore|attestation|rejected by policy|policy (?:rejected|violation)/i;
const TLS = /x509|certificate|tls: |server gave http response to https/i;

const stripped = (text: string): string =>
  text
    .replace(/^Back-off pulling image "[^"]*"(?:: )?/, '')
    .replace(/^Failed to pull image "[^"]*": /, '')
    .replace(/^ErrImagePull: |^Error: \w+$/, '');

const pullEvents = ({ entity, container }: SeenContainer): readonly SeenEvent[] =>
  eventsOf(entity, 'Failed', 'InspectFailed', 'ErrImageNeverPull').filter(
    ({ event }) =>
      /pull image|image is not present|inspect image|apply default image tag/i.test(event.message) &&
      isAboutContainer(event, container.name),
  );

const kindOf = (reason: string, said: string, image: string): ImageKind => {
  if (reason === 'SignatureValidationFailed' || POLICY.test(said)) return 'refused-by-policy';
  const failure = imageFailure(reason, said, image);
  return failure === 'unreachable' && TLS.test(said) ? 'untrusted-registry' : failure;
};

/** Pull secrets that the kubelet could not read, by name. */
const unreadSecrets = (events: readonly SeenEvent[]): string =>
  events.flatMap(({ event: { message } }) => /\(([^)]+)\)/.exec(message)?.[1] ?? []).join(', ');

/** The machine's architecture, as its node tells. */
export const archOf = ({ entity, graph }: Pick<SeenContainer, 'entity' | 'graph'>): string | null => {
  const [node] = graph.targets(entity.key, 'runs on').flatMap((each) => nodeOf(each) ?? []);
  return node?.status?.nodeInfo?.['architecture'] ?? node?.metadata.labels?.['kubernetes.io/arch'] ?? null;
};

const valuesOf = (seen: SeenContainer, image: string, said: string, secrets: readonly SeenEvent[]) => {
  const given = (seen.pod.spec.imagePullSecrets ?? []).flatMap(({ name }) => name ?? []).join(', ');
  const unread = unreadSecrets(secrets);
  const arch = archOf(seen);
  const message = bounded(pullReason(said, image), 240);
  return {
    container: seen.container.name,
    image,
    tag: imageTag(image),
    registry: imageRegistry(image),
    account: seen.pod.spec.serviceAccountName ?? 'default',
    ...(message !== '' && { message }),
    ...(given !== '' && unread === '' && { pullSecret: given }),
    ...(unread !== '' && { unreadSecret: unread }),
    ...(arch !== null && { arch }),
    ...previousImage(seen),
  };
};

/** What keeps a container from its image, by the kind that is asked for; `null` where that is not so. */
export const imageProblem = (seen: SeenContainer, wanted: ImageKind): Sighting | null => {
  const { container, pod, entity, evidence } = seen;
  const reason = waitingReason(container);
  if (reason === null || !REASONS.includes(reason)) return null;
  const image = container.spec?.image ?? container.status?.image ?? '';
  const events = pullEvents(seen);
  const said =
    [waitingMessage(container), ...events.map(({ event }) => event.message)]
      .map(stripped)
      .find((text) => text !== '') ?? '';
  if (kindOf(reason, said, image) !== wanted) return null;
  const secrets = eventsOf(entity, 'FailedToRetrieveImagePullSecret');
  const [event] = events;
  return {
    key: `${container.name} ${image}`,
    since: waitingSince(pod, events),
    known: wanted === 'unknown' ? 'suggested' : 'stated',
    claims: [
      claim(
        evidence,
        `container ${container.name} waits: ${reason}`,
        `컨테이너 ${container.name} 대기: ${reason}`,
      ),
      ...(said === '' ? [] : [claim(event?.evidence ?? evidence, quoted(said))]),
      ...secrets.slice(0, 1).map((each) => claim(each.evidence, quoted(each.event.message))),
    ],
    values: valuesOf(seen, image, said, secrets),
  };
};
