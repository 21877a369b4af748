import { Module } from '@nestjs/common';
import { AlertStates } from './alert-states.js';
import { NatsLink } from './connection.js';
import { CountedMessageLog } from './counted-message-log.js';
import { CountedSettlements } from './counted-settlements.js';
import { GroupResultLog } from './group-result-log.js';
import { DeadLetterWatch } from './dead-letter-watch.js';
import { DeadLetters } from './dead-letters.js';
import { GroupMemberships } from './group-membership.js';
import { Leadership } from './leadership.js';
import { Leases } from './lease.js';
import { NatsBuckets } from './nats-buckets.js';
import { SettlementAdapter } from './perform-settlement.js';
import { Buckets, MessageLog } from './ports.js';
import { ReplicaChannel } from './replica-channel.js';
import { JetStreamStrategy } from './strategy.js';
import { SeenTopology } from './seen-topology.js';
import { StreamFigures } from './stream-figures.js';
import { StreamHealth } from './stream-health.js';
import { TopologyGuard } from './topology-guard.js';
import { Triggers } from './triggers.js';
import { WorkClasses } from './work-class.js';

const stores = [AlertStates, DeadLetters, GroupMemberships, GroupResultLog, Leadership, Leases, Triggers];

@Module({
  providers: [
    NatsLink,
    TopologyGuard,
    DeadLetterWatch,
    SeenTopology,
    WorkClasses,
    StreamFigures,
    { provide: SettlementAdapter, useClass: CountedSettlements },
    JetStreamStrategy,
    ReplicaChannel,
    ...stores,
    StreamHealth,
    { provide: Buckets, useClass: NatsBuckets },
    { provide: MessageLog, useClass: CountedMessageLog },
  ],
  exports: [...stores, NatsLink, JetStreamStrategy, ReplicaChannel, Buckets, MessageLog],
})
export class JetStreamModule {}
