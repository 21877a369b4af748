import { JetStreamApiError } from '@nats-io/jetstream';
import { createInbox, headers, type NatsConnection, PermissionViolationError } from '@nats-io/transport-node';
import type { Settings } from '../../config/settings.js';
import { connectFailureOf } from '../../jetstream/connect-failure.js';
import { payloadProblem } from '../../jetstream/payload.js';
import { openHandles, type Handles } from '../../jetstream/open.js';
import { permissionsOf } from '../../jetstream/permissions.js';
import { verifyTopology } from '../../jetstream/provision.js';
import { topologyOf } from '../../jetstream/topology.js';
import { sleep } from '../../waiting/sleep.js';
import { findingsOf, type Finding } from './finding.js';

const CONNECT_MS = 5000;
/** How long a refusal of the server may take after what it answers to, in ms. */
const REFUSAL_MS = 200;
/** Difference of clocks from which times in answers mislead, in ms. */
const MAX_SKEW_MS = 30_000;
/** Missing rights that are named. */
const MAX_NAMED = 8;

const nats = findingsOf('nats');
const stream = findingsOf('stream');

/** A subject under a pattern that nobody uses. */
const under = (pattern: string): string =>
  pattern
    .split('.')
    .map((token) => (token === '*' || token === '>' ? 'kuberca-doctor' : token))
    .join('.');

/**
 * Publishes so that nothing happens but that the right is checked: to a stream with a condition that cannot hold, to an API
 * with a request that is none.
 */
const tryPublish = (nc: NatsConnection, pattern: string, inbox: string): void => {
  const subject = under(pattern);
  if (subject.startsWith('$JS.')) return nc.publish(subject, 'doctor: no request', { reply: inbox });
  const impossible = headers();
  impossible.set('Nats-Expected-Stream', 'kuberca-doctor-no-such-stream');
  nc.publish(subject, '', { headers: impossible, reply: inbox });
};

const refusedBy = async (nc: NatsConnection, work: () => Promise<void>): Promise<readonly string[]> => {
  const refused: string[] = [];
  void (async () => {
    for await (const status of nc.status()) {
      if (status.type === 'error' && status.error instanceof PermissionViolationError)
        refused.push(`${status.error.operation} ${status.error.subject}`);
    }
  })();
  await work();
  await nc.flush();
  await sleep(REFUSAL_MS); // refusals come behind what they answer to
  return refused;
};

/** Tries every right that `kuberca topology` prints for the service's own user. */
const rights = async ({ nc }: Handles, settings: Settings['stream']): Promise<Finding> => {
  const inboxPrefix = settings.inboxPrefix ?? undefined;
  const { service } = permissionsOf(topologyOf(settings), settings.prefix, inboxPrefix);
  const publish = service.publish.filter(
    (pattern) => settings.provision === 'create' || !pattern.includes('.CREATE.'),
  );
  const inbox = createInbox(inboxPrefix);
  const refused = await refusedBy(nc, async () => {
    for (const pattern of publish) tryPublish(nc, pattern, inbox);
    for (const pattern of service.subscribe)
      nc.subscribe(pattern, { max: 1, callback: () => undefined }).unsubscribe();
  });
  const count = publish.length + service.subscribe.length;
  if (refused.length === 0) return nats.ok(`the user has all ${count} rights that it needs`);
  const more = refused.length > MAX_NAMED ? ` and ${refused.length - MAX_NAMED} more` : '';
  return nats.fail(`the user may not ${refused.slice(0, MAX_NAMED).join(', ')}${more}`, {
    variable: 'NATS_USER',
    remedy: 'give the user the rights that `kuberca topology` prints under permissions.service',
  });
};

const limits = async ({ nc, jsm }: Handles): Promise<readonly Finding[]> => {
  try {
    const info = await jsm.getAccountInfo();
    const { max_storage: most } = info.limits;
    const storage =
      most > 0 && info.storage > most * 0.9
        ? nats.warn(`JetStream's store is nearly full: ${info.storage} of ${most} bytes`, {
            remedy: "raise the account's limit, or lower STREAM_* bounds",
          })
        : nats.ok(
            `JetStream: ${info.streams} streams, ${info.storage} bytes stored${most > 0 ? ` of ${most}` : ''}`,
          );
    const { detail, ...place } = payloadProblem(nc.info?.max_payload) ?? {};
    return [storage, ...(detail === undefined ? [] : [nats.warn(detail, place)])];
  } catch (error) {
    if (error instanceof JetStreamApiError || nc.isClosed())
      return [
        nats.fail(`JetStream cannot be used: ${(error as Error).message}`, {
          variable: 'NATS_JS_DOMAIN',
          remedy: 'enable JetStream on the server (-js) and for the account',
        }),
      ];
    return [
      nats.skip(`the limits of JetStream were not read: ${(error as Error).message}`, {
        remedy: 'the right to publish on $JS.API.INFO would show them; the service does not need it',
      }),
    ];
  }
};

/** Servers from 2.10 on say beside a stream what time it is there; the service's own user may ask for its streams. */
const clock = async ({ jsm }: Handles, settings: Settings['stream']): Promise<readonly Finding[]> => {
  const [first] = topologyOf(settings).streams;
  const sent = Date.now();
  const info = first === undefined ? null : await jsm.streams.info(first.name).catch(() => null);
  const there = Date.parse(String((info as { ts?: unknown } | null)?.ts ?? ''));
  if (Number.isNaN(there)) return [];
  const skew = Math.max(0, sent - there, there - Date.now());
  const seconds = Math.round(skew / 1000);
  return skew > MAX_SKEW_MS
    ? [
        findingsOf('clock').warn(`this clock and that of NATS differ by ${seconds} s`, {
          remedy: 'set the clocks of the nodes by NTP: times of alerts are compared',
        }),
      ]
    : [findingsOf('clock').ok(`this clock and that of NATS agree within ${Math.max(1, seconds)} s`)];
};

const topology = async (handles: Handles, settings: Settings['stream']): Promise<readonly Finding[]> => {
  try {
    const problems = await verifyTopology(handles, topologyOf(settings));
    if (problems.length === 0) return [stream.ok('streams, buckets and consumers are as they must be')];
    return problems.map(({ text, isMissing }) => {
      if (isMissing && settings.provision === 'create') return stream.ok(`${text}: made at the start`);
      const remedy =
        'make or correct it: `kuberca topology` prints the definitions, `kuberca topology --create` makes what is missing';
      return stream[isMissing && settings.provision === 'verify' ? 'fail' : 'warn'](text, {
        variable: 'STREAM_PROVISION',
        remedy,
      });
    });
  } catch (error) {
    return [
      stream.fail(`streams, buckets and consumers could not be looked at: ${(error as Error).message}`, {
        remedy: 'enable JetStream, and give the user the rights that `kuberca topology` prints',
      }),
    ];
  }
};

/** Whether NATS can be reached, lets us in, and holds what is needed. */
export const checkNats = async (settings: Settings['stream']): Promise<readonly Finding[]> => {
  if (!settings.enabled) return [nats.skip('the stream is off: NATS_URL is not set')];
  let handles: Handles;
  try {
    handles = await openHandles(settings, {
      waitOnFirstConnect: false,
      reconnect: false,
      timeout: CONNECT_MS,
    });
  } catch (error) {
    const { reason, variable, remedy, state } = connectFailureOf(error, settings);
    return [nats.fail(`NATS ${state}: ${reason}`, { variable, remedy })];
  }
  try {
    const { nc } = handles;
    const connected = nats.ok(`connected to ${nc.getServer()}, version ${nc.info?.version ?? 'unknown'}`);
    return [
      connected,
      await rights(handles, settings),
      ...(await limits(handles)),
      ...(await clock(handles, settings)),
      ...(await topology(handles, settings)),
    ];
  } finally {
    await handles.nc.close();
  }
};
