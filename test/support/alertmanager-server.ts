import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublishedAlert } from './stream-alert.js';

/** The active alerts of an Alertmanager over HTTP, as its API version 2 tells them. */
export class AlertmanagerServer {
  /** What it holds, by fingerprint; silenced ones stand in `silenced` too. */
  readonly alerts = new Map<string, PublishedAlert>();
  readonly silenced = new Set<string>();
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];
  /** Answers with this instead, as a failure unless it is JSON. */
  broken: string | null = null;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<AlertmanagerServer> {
    const server = createServer((request, response) => {
      self.requests.push({ url: request.url ?? '', headers: request.headers });
      response.setHeader('content-type', 'application/json');
      if (self.broken?.startsWith('<') === true) response.statusCode = 502;
      response.end(
        self.broken ?? JSON.stringify([...self.alerts.values()].map((alert) => self.#told(alert))),
      );
    });
    const self = new AlertmanagerServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  #told({ labels, annotations, startsAt, generatorURL, fingerprint }: PublishedAlert): object {
    const silenced = this.silenced.has(fingerprint);
    return {
      labels,
      annotations,
      startsAt,
      endsAt: new Date(Date.now() + 300_000).toISOString(),
      updatedAt: new Date().toISOString(),
      generatorURL,
      fingerprint,
      receivers: [{ name: 'kuberca' }],
      status: {
        state: silenced ? 'suppressed' : 'active',
        silencedBy: silenced ? ['s'] : [],
        inhibitedBy: [],
      },
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
