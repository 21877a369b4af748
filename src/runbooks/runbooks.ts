import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { isListedHost } from '../output/known-hosts.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import type { Runbook } from '../prompt/runbook/runbook.js';
import { Logger } from '../telemetry/logger.js';
import { LinkedRunbooks } from './linked-runbook.js';
import { matching, type RunbookCase } from './matching.js';
import { readFolder, stateOf, type RunbookFolder } from './read-folder.js';

/** How often the folder is looked at for changes at most, in ms. */
const LOOK_MS = 5000;
const EMPTY: RunbookFolder = { runbooks: [], refused: [] };

/** The team's runbooks: those of the folder, read again when a file changes, and those that alerts link to. */
@HealthOf('runbooks')
@Injectable()
export class Runbooks implements DependencyHealth, OnApplicationShutdown {
  readonly #folder: string | null;
  readonly #linked: LinkedRunbooks;
  #read: RunbookFolder = EMPTY;
  #state = '';
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Why the folder could not be read last; `null` when it could, or nobody has looked. */
  #problem: string | null = null;

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

  status(): DependencyStatus {
    if (this.#folder === null) return { state: 'off', detail: null };
    const place = { variable: 'RUNBOOKS_DIR' };
    if (this.#problem !== null)
      return {
        state: 'misconfigured',
        detail: `the folder of runbooks cannot be read: ${this.#problem}`,
        ...place,
        remedy:
          'see that RUNBOOKS_DIR names a folder that is mounted and may be read; analyses go on without',
      };
    const [first] = this.#read.refused;
    if (first !== undefined)
      return {
        state: 'degraded',
        detail: `${this.#read.refused.length} runbooks cannot be used: ${first.name}: ${first.problem}`,
        ...place,
        remedy: '`kuberca runbooks FOLDER` names each',
      };
    return { state: 'up', detail: null };
  }

  async probe(): Promise<void> {
    await this.#current();
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
      this.#problem = null;
      if (state !== this.#state) {
        this.#read = await readFolder(folder);
        this.#state = state;
        this.#tell(folder, this.#read);
      }
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
      this.logger.warn('runbooks_not_read', { setting: 'RUNBOOKS_DIR', folder, error });
    }
    return this.#read;
  }

  #tell(folder: string, { runbooks, refused }: RunbookFolder): void {
    this.logger.info('runbooks_read', { folder, runbooks: runbooks.length, refused: refused.length });
    for (const { name, problem } of refused) this.logger.warn('runbook_refused', { name, problem });
  }
}
