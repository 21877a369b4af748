import { Injectable } from '@nestjs/common';
import type { GroupHash, GroupKey } from '../alerts/group-key.js';
import type { Folded, ReportedCause } from '../analysis/report.js';
import { Settings } from '../config/settings.js';
import { Storm } from './storm.js';

/** The storms of this process, by its settings and its clock. */
@Injectable()
export class StormWatch {
  readonly #storm: Storm;

  constructor({ analysis }: Settings) {
    this.#storm = new Storm({
      groups: analysis.stormGroups,
      windowMs: analysis.stormWindowSeconds * 1000,
      modelAnalyses: analysis.stormModelAnalyses,
    });
  }

  begins(group: GroupHash): void {
    this.#storm.begins(group, performance.now());
  }

  /** Whether more groups began within the window than that the model explains each. */
  isOn(): boolean {
    return this.#storm.isOn(performance.now());
  }

  admits(group: GroupHash, key: GroupKey, isCritical: boolean): boolean {
    return this.#storm.admits(group, key, isCritical, performance.now());
  }

  explained(group: GroupHash, cause: ReportedCause | null): void {
    this.#storm.explained(group, cause);
  }

  folded(cause: ReportedCause | null): Folded {
    return this.#storm.folded(cause);
  }
}
