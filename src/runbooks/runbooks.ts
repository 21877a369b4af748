import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { isListedHost } from '../output/known-hosts.js';
import type { Runbook } from '../prompt/runbook/runbook.js';
import { Logger } from '../telemetry/logger.js';
import { LinkedRunbooks } from './linked-runbook.js';
import { matching, type RunbookCase } from './matching.js';
import { readFolder, stateOf, type RunbookFolder } from './read-folder.js';

/** How often the folder is looked at for changes at most, in ms. */
const LOOK_MS = 5000;
const EMPTY: RunbookFolder = { runbooks: [], refused: [] };

/** The team's runbooks: those of the folder, read again when a file changes, and those that alerts link to. */
@Injectable()
export class Runbooks implements OnApplicationShutdown {
  readonly #folder: string | null;
  readonly #linked: LinkedRunbooks;
  #read: RunbookFolder = EMPTY;
  #state = '';
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    { answers }: Settings,
    private readonly logger: Logger,
  ) {
    this.#folder = answers.runbooksDir;
    this.#linked = new LinkedRunbooks((host) => isListedHost(host, answers.linkHosts));
  }

  /** What is for a case, at most three; never rejects but when the signal is aborted. */
  async about(
    about: RunbookCase,
    links: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly Runbook[]> {
    const { runbooks } = await this.#current();
    const [link] = links;
    const linked = link === undefined ? null : await this.#linked.at(link, signal);
    return [...(linked === null ? [] : [linked]), ...matching(runbooks, about)];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#linked.close();
  }

  async #current(): Promise<RunbookFolder> {
    const folder = this.#folder;
    if (folder === null || performance.now() - this.#lookedAt < LOOK_MS) return this.#read;
    this.#lookedAt = performance.now();
    try {
      const state = await stateOf(folder);
      if (state !== this.#state) {
        this.#read = await readFolder(folder);
        this.#state = state;
        this.#tell(folder, this.#read);
      }
    } catch (error) {
      this.logger.warn('runbooks_not_read', { setting: 'RUNBOOKS_DIR', folder, error });
    }
    return this.#read;
  }

  #tell(folder: string, { runbooks, refused }: RunbookFolder): void {
    this.logger.info('runbooks_read', { folder, runbooks: runbooks.length, refused: refused.length });
    for (const { name, problem } of refused) this.logger.warn('runbook_refused', { name, problem });
  }
}
