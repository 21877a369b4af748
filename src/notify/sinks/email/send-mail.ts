import type { NodemailerError } from 'nodemailer/lib/errors';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { deadlineAfter } from '../../../waiting/deadline.js';
import { orAborted } from '../../../waiting/or-aborted.js';
import type { Told } from '../told.js';

/** A server that takes mail. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `always`: TLS from the start; `starttls`: before anything is told; `never`: in a network that is trusted. */
  readonly tls: 'always' | 'starttls' | 'never';
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** Certificates (PEM) of the authority of a private server; `null` for those that Node knows. */
  readonly ca: string | null;
}

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** With its angle brackets. */
  readonly messageId: string;
  /** Of the mail that it answers; `null` for the first. */
  readonly inReplyTo: string | null;
}

type Step<T> = (done: (error: NodemailerError | null, value?: T) => void) => void;

const step = <T>(run: Step<T>): Promise<T | undefined> =>
  new Promise((resolve, reject) => run((error, value) => (error === null ? resolve(value) : reject(error))));

const composed = async ({ inReplyTo, ...mail }: Mail): Promise<Buffer> => {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const message = new MailComposer({
    ...mail,
    to: [...mail.to],
    ...(inReplyTo !== null && { inReplyTo, references: inReplyTo }),
    // RFC 3834: no answer by a machine is wanted.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
};

/** What an answer of the server means; without one nobody knows what became of a mail that was being sent. */
const failureOf = (error: NodemailerError, wasSending: boolean): Told => {
  const { message, responseCode } = error;
  const why = message.replaceAll(/\s+/g, ' ').slice(0, 200);
  if (responseCode === undefined) return { kind: wasSending ? 'unknown' : 'failed', why };
  // 5xx of the login may be mended by a person meanwhile; 4xx pass by themselves (RFC 5321, 4.2.1).
  return { kind: wasSending && responseCode >= 500 ? 'refused' : 'failed', why };
};

const delivered = async (
  connection: SMTPConnection,
  { login }: MailServer,
  { from, to }: Mail,
  message: Buffer,
): Promise<Told> => {
  let isSending = false;
  try {
    const broken = new Promise<never>((_, reject) => void connection.on('error', reject));
    const work = async (): Promise<void> => {
      await step((done) => connection.connect((error?: NodemailerError | null) => done(error ?? null)));
      if (login !== null)
        await step((done) =>
          connection.login({ credentials: login }, (error?: NodemailerError | null) => done(error ?? null)),
        );
      isSending = true;
      await step((done) =>
        connection.send({ from, to: [...to] }, message, (error?: NodemailerError | null) =>
          done(error ?? null),
        ),
      );
    };
    await Promise.race([work(), broken]);
    connection.quit();
    return { kind: 'told', story: null };
  } catch (error) {
    return failureOf(error as NodemailerError, isSending);
  }
};

/**
 * Hands one mail to a server, over a connection of its own.
 * @returns `told` with the story to go on with, or what went wrong
 * @throws the signal's reason when it is aborted
 */
export const sendMail = async (
  server: MailServer,
  mail: Mail,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Told> => {
  const [message, { default: Connection }] = await Promise.all([
    composed(mail),
    import('nodemailer/lib/smtp-connection'),
  ]);
  const { host, port, tls, ca } = server;
  const connection = new Connection({
    host,
    port,
    secure: tls === 'always',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'never',
    connectionTimeout: timeoutMs / 2,
    greetingTimeout: timeoutMs / 2,
    socketTimeout: timeoutMs,
    ...(ca !== null && { tls: { ca } }),
  });
  const deadline = deadlineAfter(signal, 3 * timeoutMs);
  try {
    const told = await orAborted(delivered(connection, server, mail, message), deadline.signal);
    return told.kind === 'told'
      ? { kind: 'told', story: { messageId: mail.inReplyTo ?? mail.messageId } }
      : told;
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'unknown', why: (error as Error).message };
  } finally {
    deadline.release();
    connection.close();
  }
};
