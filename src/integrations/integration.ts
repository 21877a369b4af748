import type { Type } from '@nestjs/common';
import type { Area } from '../config/area.js';
import type { Settings } from '../config/settings.js';
import type { EvidenceLedger } from '../evidence/evidence-ledger.js';
import type { ClusterFacts } from '../evidence/facts.js';
import type { GraphSource } from '../evidence/graph-source.js';
import type { IntegrationReport } from '../evidence/integration-report.js';
import type { ToolProvider, ToolSource } from '../tools/tool-provider.js';
import type { ToolScope } from '../tools/tool-scope.js';
import type { Case } from './case.js';
import type { KubernetesReader } from './kubernetes/reader.js';
import type { ServiceSigns } from './discovery/likely-services.js';
import type { RightsRule } from './rights-rule.js';
import type { WatchedKind } from './watched-kind.js';

/** What is known of an integration without running it. */
export interface IntegrationDescription extends ToolSource {
  /** In lower case; what it is called in reports. */
  readonly id: string;
  readonly settings: Area;
  /** What it asks the API server for, where it reads through the cluster. */
  readonly rights: readonly RightsRule[];
  /** Kinds of its objects whose changes are recorded; none where absent. */
  readonly watched?: readonly WatchedKind[];
  /** Words of its field that a text may use though no object is called so: its name, its programs. */
  readonly words: readonly string[];
  /** How Services that are likely it look, for a hint when it is not configured; `null` when it needs no address. */
  readonly signs: ServiceSigns | null;
}

/** What an integration has of a case once its evidence has its numbers. */
export interface Told {
  readonly report: IntegrationReport;
  /** What the rules look at; of the integration that reads the cluster. */
  readonly cluster?: ClusterFacts;
}

/** Enters what was read as evidence. Called once, when every integration is done, so that the order of ids is always the same. */
export type Collection = (ledger: EvidenceLedger) => Told;

/**
 * The plug: all that the service knows of something that it reads. Whoever lists integrations goes through those that are
 * provided ({@link Integrations}) and names none.
 */
export interface Integration extends ToolProvider {
  readonly about: IntegrationDescription;
  /** Whether there is something to read, and if not, why. */
  availability(): { readonly configured: boolean; readonly reason: string | null };
  /** Reads what it has of a case, within its limits. What cannot be read is part of the collection; rejects only for a defect. */
  collect(asked: Case): Promise<Collection>;
  /** What it adds to the graph of a case; absent for one that holds no entities. */
  graph?(asked: Case): readonly GraphSource[];
  /** What it tells when the time was over before it had answered. */
  unanswered(reason: string): IntegrationReport;
  view(scope: ToolScope | null): object;
}

/** A Nest module that provides and exports one integration. */
export interface IntegrationModule extends Type {
  readonly about: IntegrationDescription;
  readonly integration: Type<Integration>;
  /** Makes it over another reader of the cluster, where that is all that it reads: a recording, say. */
  readonly overCluster?: (cluster: KubernetesReader, settings: Settings) => Integration;
}

/** Every integration of the process, in the order of the list (`integrations.ts`). Injectable by class. */
export class Integrations {
  constructor(readonly all: readonly Integration[]) {}
}
