import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SecretFile } from '../../../transport/secret-file.js';
import type { Card } from '../../notice/card.js';
import { filePath } from '../address.js';
import { type Sink, sinkKind, type SinkTools } from '../sink.js';
import { withSecrets } from '../wire.js';
import { sendMail, type MailServer } from './send-mail.js';

/** Ports of submission: over TLS from the start (RFC 8314), and with STARTTLS (RFC 6409). */
const PORTS: Readonly<Record<string, number>> = { 'smtps:': 465, 'smtp:': 587 };
/** Most addresses of one sink. */
const MOST_RECEIVERS = 20;
/** Longest text of a mail, in characters. */
const LONGEST = 20_000;

const isServer = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null && url.protocol in PORTS && url.hostname !== '' && url.username === '' && url.password === ''
  );
};

const address = z.email();

const settings = z
  .strictObject({
    kind: z.literal('email'),
    server: z
      .string()
      .refine(isServer, 'must be smtp://HOST[:PORT] or smtps://HOST[:PORT], without user or password'),
    user: z.string().min(1).optional(),
    passwordFile: filePath.optional(),
    /** Of a private authority. */
    caFile: filePath.optional(),
    /** Without it a server that offers no TLS is told nothing. */
    allowPlain: z.boolean().default(false),
    from: address,
    to: z.array(address).min(1).max(MOST_RECEIVERS),
  })
  .refine(
    ({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined),
    'user and passwordFile go together',
  );

/** A card as a mail's text: plain, for it may be read anywhere. */
const textOf = ({ summary, facts, lists, footer }: Card): string =>
  [
    summary,
    facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    ...lists.map(({ title, items }) => [title, ...items.map((item) => `- ${item}`)].join('\n')),
    footer,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, LONGEST);

const serverOf = ({ server, allowPlain }: z.output<typeof settings>): Omit<MailServer, 'login' | 'ca'> => {
  const { protocol, hostname, port } = new URL(server);
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (PORTS[protocol] ?? 587) : Number(port),
    tls: protocol === 'smtps:' ? 'always' : allowPlain ? 'never' : 'starttls',
  };
};

/** The same for the same telling: a mail that is sent twice is known as one by most readers. */
const messageIdOf = (id: string, from: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${from.split('@')[1] ?? 'kuberca'}>`;

const open = (given: z.output<typeof settings>, { wire, masker }: SinkTools): Sink => {
  const { user, passwordFile, caFile, from, to } = given;
  const password = passwordFile === undefined ? null : new SecretFile(passwordFile, 'passwordFile');
  const authority = caFile === undefined ? null : new SecretFile(caFile, 'caFile');
  const server = serverOf(given);
  return {
    edits: false,
    isIdempotent: false,
    readers: 'people',
    tell: ({ notice, story, id }, signal) =>
      withSecrets(async () => {
        const { subject, text } = masker.derive(notice, ({ card }) => ({
          subject: card.title.replaceAll(/\s+/g, ' '),
          text: textOf(card),
        })).value;
        const login = user === undefined || password === null ? null : { user, pass: await password.text() };
        const messageId = messageIdOf(id, from);
        const mail = { from, to, subject, text, messageId, inReplyTo: story?.['messageId'] ?? null };
        const ca = authority === null ? null : await authority.text();
        return sendMail({ ...server, login, ca }, mail, { timeoutMs: wire.timeoutMs, signal });
      }),
  };
};

export const email = sinkKind('email', settings, open);
