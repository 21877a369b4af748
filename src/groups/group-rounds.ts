import { Injectable } from '@nestjs/common';
import { AlertStates } from '../jetstream/alert-states.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import type { Settlement } from '../jetstream/settlement.js';
import type { Trigger } from '../jetstream/triggers.js';
import { Logger } from '../telemetry/logger.js';
import { GroupDecisions } from './group-decisions.js';
import { GroupResults } from './group-results.js';
import { PerformDecision, type Round } from './perform-decision.js';

/** Times that the stored result may change under one delivery before it is handed back. */
const MAX_ROUNDS = 5;

/** Decides and does, and decides again when the stored result moved on meanwhile. */
@Injectable()
export class GroupRounds {
  constructor(
    private readonly states: AlertStates,
    private readonly results: GroupResults,
    private readonly decisions: GroupDecisions,
    private readonly doing: PerformDecision,
    private readonly logger: Logger,
  ) {}

  async answer(trigger: Trigger, leased: Omit<Round, 'snapshot' | 'last'>): Promise<Settlement> {
    let snapshot = await this.states.snapshot(trigger.group, trigger.key, trigger.revision);
    for (let rounds = 0; rounds < MAX_ROUNDS; rounds += 1) {
      const last = await this.results.last(trigger.group);
      const decision = this.decisions.about(snapshot, last, leased.serverNow);
      this.logger.debug('group_decided', {
        stage: 'work',
        group: trigger.group,
        revision: snapshot.revision,
        decision,
      });
      if (decision.do === 'renew') {
        snapshot = await this.states.renewed(snapshot);
        continue;
      }
      const settlement = await this.doing.perform(decision, { ...leased, snapshot, last });
      if (settlement !== 'again') return settlement;
    }
    throw new StreamUnavailable("a group's result changes too fast to be answered");
  }
}
