import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { type Masked, Masker } from '../masking/index.js';
import { readFolder } from '../runbooks/read-folder.js';
import type { KeptRunbook } from '../runbooks/read-runbook.js';

/** The team's runbooks, as assistants read them. */
@Injectable()
export class RunbookTexts {
  constructor(
    private readonly settings: Settings,
    private readonly masker: Masker,
  ) {}

  /** Empty without `RUNBOOKS_DIR`, or where it cannot be read. */
  async all(): Promise<readonly Pick<KeptRunbook, 'name' | 'title'>[]> {
    return (await this.#read()).map(({ name, title }) => ({ name, title }));
  }

  async text(name: string): Promise<Masked<string> | null> {
    const found = (await this.#read()).find((each) => each.name === name);
    return found === undefined ? null : this.masker.text(found.text);
  }

  async #read(): Promise<readonly KeptRunbook[]> {
    const { runbooksDir } = this.settings.answers;
    if (runbooksDir === null) return [];
    return readFolder(runbooksDir).then(
      ({ runbooks }) => runbooks,
      () => [],
    );
  }
}
