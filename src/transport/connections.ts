import type { Agent } from 'undici';
import { WITHIN_DEADLINE } from './connection-options.js';
import { SecretFile } from './secret-file.js';

export interface ConnectionsOptions {
  /** Bound of open connections. */
  readonly max: number;
  readonly caFile: string | null;
  /** Variable that names the file. */
  readonly caVariable: string;
}

/** Connections to one source, opened when first needed and reused. */
export class Connections {
  private readonly ca: SecretFile | null;
  private opened: { readonly ca: string | null; readonly agent: Promise<Agent> } | undefined;

  constructor(private readonly options: ConnectionsOptions) {
    this.ca = options.caFile === null ? null : new SecretFile(options.caFile, options.caVariable);
  }

  /**
   * The agent in use; another one once the file of certificate authorities changed.
   * @throws {SecretFileUnreadable}
   */
  async agent(): Promise<Agent> {
    const ca = (await this.ca?.text()) ?? null;
    if (this.opened === undefined || this.opened.ca !== ca) {
      this.close().catch(() => undefined); // calls under way end by themselves
      this.opened = { ca, agent: this.open(ca) };
    }
    return this.opened.agent;
  }

  /** Ends the connections once their calls are done. */
  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    await (await opened?.agent)?.close();
  }

  private async open(ca: string | null): Promise<Agent> {
    const { Agent } = await import('undici');
    return new Agent({
      ...WITHIN_DEADLINE,
      connections: this.options.max,
      ...(ca !== null && { connect: { ca } }),
    });
  }
}
