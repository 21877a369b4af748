import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../alerts/group.js';
import { Settings } from '../config/settings.js';
import { ModelCircuit } from '../llm/circuit.js';
import { decide, type GroupDecision } from './decide.js';
import { flapLimitsOf } from './flap-limits.js';
import { type LastGroupResult, plain } from './group-results.js';
import { StormWatch } from './storm-watch.js';

/** Whether alerts of the group are not answered yet, and will be by an analysis. */
export const isBeginning = (decision: GroupDecision): boolean =>
  decision.do === 'analyse' || (decision.do === 'settle' && decision.why === 'settling');

/** Decides what to do about a group, by the settings and by how the model is doing. */
@Injectable()
export class GroupDecisions {
  constructor(
    private readonly circuit: ModelCircuit,
    private readonly settings: Settings,
    private readonly storm: StormWatch,
  ) {}

  /** @param serverNow the server's time, ms since the epoch */
  about(snapshot: GroupSnapshot, last: LastGroupResult | null, serverNow: number): GroupDecision {
    const { groupSettleSeconds, groupSettleMaxSeconds, carryMinSeconds, reanalyseMinSeconds } =
      this.settings.analysis;
    const decision = decide({
      snapshot,
      stored: plain(last)?.result ?? null,
      circuit: this.circuit.state,
      settle: { quietMs: groupSettleSeconds * 1000, maxMs: groupSettleMaxSeconds * 1000 },
      carry: { everyMs: carryMinSeconds * 1000, storedAt: last?.storedAt ?? 0 },
      reanalyse: { everyMs: reanalyseMinSeconds * 1000, isHeld: this.storm.isOn() },
      flaps: flapLimitsOf(this.settings.analysis),
      serverNow,
    });
    if (isBeginning(decision)) this.storm.begins(snapshot.group);
    return decision;
  }
}
