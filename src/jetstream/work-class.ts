import { Injectable } from '@nestjs/common';
import type { TextMap } from '../alerts/alert.js';
import { severityRank } from '../alerts/severity.js';

/**
 * Classes of work, the most urgent first: each has a consumer of its own, `analyst-<class>`, on `<prefix>.work.<class>.>`. A
 * group may have triggers in both; any of them means the same, and the lease keeps them apart.
 */
export const WORK_CLASSES = ['critical', 'normal'] as const;
export type WorkClass = (typeof WORK_CLASSES)[number];

/** Rank of a severity from which on a group is worked before others. */
const URGENT = severityRank({ severity: 'critical' });

/** @param severity as `severityRank` gives it */
export const isUrgent = (severity: number): boolean => severity >= URGENT;

export const isUrgentAlert = (labels: TextMap): boolean => isUrgent(severityRank(labels));

/**
 * Which classes somebody works. Streams that an earlier version made have no consumer of the critical class: there urgent groups
 * are worked in the order of their arrival.
 */
@Injectable()
export class WorkClasses {
  #urgentIsWorked = true;

  urgentIsWorked(isWorked: boolean): void {
    this.#urgentIsWorked = isWorked;
  }

  of(urgent: boolean): WorkClass {
    return urgent && this.#urgentIsWorked ? 'critical' : 'normal';
  }

  isWorked(workClass: WorkClass): boolean {
    return workClass !== 'critical' || this.#urgentIsWorked;
  }
}
