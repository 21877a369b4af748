import { afterAll, afterEach } from '@jest/globals';
import { type ModelRequest, ModelServer } from './model-server.js';
import { NatsProxy } from './nats-proxy.js';
import type { RunningNats } from './nats-server.js';
import { ServiceProcess } from './service-process.js';
import type { PublishedAlert } from './stream-alert.js';
import { StreamClient } from './stream-client.js';

type Environment = Readonly<Record<string, string>>;

const SHORT_TIMINGS: Environment = {
  GROUP_SETTLE_SECONDS: '0',
  CARRY_MIN_SECONDS: '0',
  STORM_GROUPS: '0',
  STREAM_ACK_WAIT_SECONDS: '2',
  STREAM_LEASE_TTL_SECONDS: '3',
  SHUTDOWN_GRACE_SECONDS: '20',
  LLM_RETRY_MIN_WAIT: '0',
  LLM_RETRY_MAX_WAIT: '0.01',
  LOG_LEVEL: 'debug',
};

let worlds = 0;

/**
 * A part of a NATS server: a prefix of its own, so that tests share a server and nothing else, a model, and service
 * processes. What is started here ends with the test or the file.
 */
export class StreamWorld {
  readonly #services: ServiceProcess[] = [];
  readonly #proxies: NatsProxy[] = [];

  private constructor(
    private readonly nats: RunningNats,
    readonly client: StreamClient,
    readonly model: ModelServer,
    private readonly settings: Environment,
  ) {}

  static async forThisTest(nats: RunningNats, settings: Environment = {}): Promise<StreamWorld> {
    const world = await StreamWorld.#open(nats, settings);
    ofTest.push(world);
    return world;
  }

  /** Call it in `beforeAll`. */
  static async forThisFile(nats: RunningNats, settings: Environment = {}): Promise<StreamWorld> {
    const world = await StreamWorld.#open(nats, settings);
    ofFile.push(world);
    return world;
  }

  static async #open(nats: RunningNats, settings: Environment): Promise<StreamWorld> {
    worlds += 1;
    const client = await StreamClient.connect(nats.url, `w${worlds}`);
    return new StreamWorld(nats, client, await ModelServer.start(), settings);
  }

  get prefix(): string {
    return this.client.prefix;
  }

  /** Starts a service and waits until it takes messages. */
  async service(settings: Environment = {}, main?: string): Promise<ServiceProcess> {
    const service = await this.start(settings, main);
    await service.logs('lanes_started');
    return service;
  }

  /** Starts a service that may not get as far as taking messages. */
  async start(settings: Environment = {}, main?: string): Promise<ServiceProcess> {
    const service = await ServiceProcess.start(
      {
        NATS_URL: this.nats.url,
        STREAM_PREFIX: this.prefix,
        KUBE_SNAPSHOT: 'deploy/examples/snapshots/oomkilled',
        AI_PROVIDER: 'openai',
        OPENAI_API_KEY: 'test-key',
        OPENAI_BASE_URL: this.model.url,
        ...SHORT_TIMINGS,
        ...this.settings,
        ...settings,
      },
      main,
    );
    this.#services.push(service);
    return service;
  }

  /** A line to NATS that the test can cut: `NATS_URL: proxy.url`. */
  async proxy(): Promise<NatsProxy> {
    const proxy = await NatsProxy.start(this.nats.port);
    this.#proxies.push(proxy);
    return proxy;
  }

  /** How often the model was asked about an alert's workload, by the label in what it was shown. */
  modelCalls({ labels }: PublishedAlert): number {
    const label = new RegExp(`\\bdeployment\\W{1,4}${labels['deployment']}\\b`);
    const asksAbout = ({ body }: ModelRequest): boolean =>
      body.messages.some(({ role, content }) => role === 'user' && label.test(content));
    return this.model.requests.filter(asksAbout).length;
  }

  async close(): Promise<void> {
    await Promise.all(this.#services.map((service) => service.kill()));
    await Promise.all([...this.#proxies.map((proxy) => proxy.close()), this.model.close()]);
    await this.client.close();
  }
}

const ofTest: StreamWorld[] = [];
const ofFile: StreamWorld[] = [];

const closeAll = async (worlds: StreamWorld[]): Promise<void> => {
  for (const world of worlds.splice(0)) await world.close();
};

afterEach(() => closeAll(ofTest));
afterAll(() => closeAll(ofFile));
