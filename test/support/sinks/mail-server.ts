import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { selfSigned, type SelfSigned } from '../self-signed.js';

/** A mail as the server got it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly user: string | null;
  readonly isSecure: boolean;
}

/** What the server does. */
export interface MailTemper {
  /** Offers STARTTLS; on by default. */
  readonly tls?: boolean;
  /** `user:password` that it wants; none by default. */
  readonly wants?: string;
  /** Answers each receiver with this code. */
  readonly refusesReceivers?: number;
  /** Answers each text with this code, or says nothing more once it has it. */
  readonly afterText?: number | 'nothing' | 'closes';
}

const refusal = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode });

/** A mail server of its own, on 127.0.0.1. */
export class MailServer {
  readonly taken: TakenMail[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly certificate: SelfSigned,
  ) {}

  static async start({
    tls = true,
    wants,
    refusesReceivers,
    afterText,
  }: MailTemper = {}): Promise<MailServer> {
    const certificate = selfSigned();
    const server: SMTPServer = new SMTPServer({
      ...certificate,
      authOptional: wants === undefined,
      disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(wants === undefined ? ['AUTH'] : [])],
      onAuth: ({ username, password }, _, done) =>
        `${username}:${password}` === wants ? done(null, { user: username }) : done(refusal(535)),
      onRcptTo: (__, ___, done) => done(refusesReceivers === undefined ? null : refusal(refusesReceivers)),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          mails.taken.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString(),
            user: session.user === undefined ? null : String(session.user),
            isSecure: session.secure,
          });
          if (afterText === 'closes') for (const connection of server.connections) connection.close();
          else if (typeof afterText === 'number') done(refusal(afterText));
          else if (afterText === undefined) done();
        });
      },
    });
    server.on('error', () => undefined); // of connections that a test breaks off
    const mails = new MailServer(server, certificate);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    return mails;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
