import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { NatsLink } from './connection.js';
import { createTopology, verifyTopology, type TopologyProblem } from './provision.js';
import { SeenTopology } from './seen-topology.js';
import { type ConsumerDefinition, topologyOf } from './topology.js';
import { WorkClasses } from './work-class.js';

const textOf = ({ text }: TopologyProblem): string => text;
const mendOf = ({ mend }: TopologyProblem): string => mend;
/** What is wrong, and what mends it. */
const told = (problem: TopologyProblem): string => `${problem.text} (${problem.mend})`;

/** Brings the server's streams into the state that `STREAM_PROVISION` asks for, and says whether lanes may run. */
@Injectable()
export class TopologyGuard {
  /** What was found at the last check. */
  #told = '';

  constructor(
    private readonly link: NatsLink,
    private readonly seen: SeenTopology,
    private readonly classes: WorkClasses,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** @returns whether the lanes may run; what is wrong is logged when it changes, and shown by the health check */
  async check(): Promise<boolean> {
    const { provision } = this.settings.stream;
    try {
      const topology = topologyOf(this.settings.stream);
      if (provision === 'off') {
        const optional = topology.consumers.filter(({ isOptional }) => isOptional);
        const without = await verifyTopology(this.link.handles(), {
          streams: [],
          buckets: [],
          consumers: optional,
        });
        return this.#found(without);
      }
      const problems = await verifyTopology(this.link.handles(), topology, this.seen);
      if (provision === 'verify' || problems.length === 0) return this.#found(problems);
      const made = await createTopology(this.link.handles(), topology);
      if (made.length > 0) {
        this.logger.info('stream_topology_created', { made });
        // What is new was not seen yet.
        return this.#works(await verifyTopology(this.link.handles(), topology, this.seen));
      }
      return this.#works(problems);
    } catch (error) {
      return this.#unchecked(error as Error);
    }
  }

  /** Whether a consumer is there, by the last check; those that lanes cannot do without are taken for it. */
  isThere({ workClass }: ConsumerDefinition): boolean {
    return workClass === undefined || this.classes.isWorked(workClass);
  }

  #unchecked({ message }: Error): boolean {
    const text = `the topology could not be checked: ${message}`;
    return this.#wrong([{ text, isMissing: false, mend: 'look at NATS and at the rights of its user' }]);
  }

  /** Lanes may run unless something is missing or differs that they cannot work without. */
  #found(problems: readonly TopologyProblem[]): boolean {
    const wrong = problems.filter(({ isOptional }) => !isOptional);
    return wrong.length === 0 ? this.#works(problems) : this.#wrong(wrong);
  }

  /** Lanes may run; what is missing all the same is made at the next look, or is optional. */
  #works(problems: readonly TopologyProblem[]): boolean {
    this.classes.urgentIsWorked(!problems.some(({ isMissing, isOptional }) => isMissing && isOptional));
    return this.#differs(problems.filter(({ isMissing, isOptional }) => !isMissing || isOptional));
  }

  #wrong(problems: readonly TopologyProblem[]): boolean {
    this.link.topologyIs(problems.length === 0 ? null : problems.map(told).join('; '));
    if (this.#isNews(problems) && problems.length > 0) {
      this.logger.error('stream_topology_wrong', {
        problems: problems.map(textOf),
        mend: problems.map(mendOf),
        remedy:
          'create or correct them (kuberca topology prints the definitions), or set STREAM_PROVISION=create',
      });
    }
    return problems.length === 0;
  }

  /** What exists is never changed here, so a setting that was changed since has no effect until somebody does. */
  #differs(problems: readonly TopologyProblem[]): boolean {
    const texts = problems.map(told).join('; ');
    this.link.topologyIs(null, problems.length === 0 ? null : `not as set: ${texts}`);
    if (this.#isNews(problems) && problems.length > 0) {
      this.logger.warn('stream_topology_differs', {
        problems: problems.map(textOf),
        mend: problems.map(mendOf),
        remedy:
          'existing streams, buckets and consumers are not changed by the service: run the commands, or set the settings back',
      });
    }
    return true;
  }

  #isNews(problems: readonly TopologyProblem[]): boolean {
    const texts = problems.map(textOf).join('; ');
    const isNews = texts !== this.#told;
    this.#told = texts;
    return isNews;
  }
}
