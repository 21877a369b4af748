import { freePort } from './free-port.js';
import { natsForThisFile, type RunningNats, startAgain } from './nats-server.js';
import type { StreamClient } from './stream-client.js';

interface Node {
  readonly name: string;
  readonly config: string;
  running: RunningNats;
}

/** Several servers that keep the same streams. What is started here is stopped after the last test of the file. */
export class NatsCluster {
  private constructor(private readonly nodes: readonly Node[]) {}

  /** Call it in `beforeAll`. */
  static async forThisFile(size = 3): Promise<NatsCluster> {
    const ports = await Promise.all(Array.from({ length: size }, freePort));
    const routes = ports.map((port) => `nats://127.0.0.1:${port}`).join(', ');
    const nodes = await Promise.all(
      ports.map(async (port, index): Promise<Node> => {
        const name = `n${index}`;
        const config = `server_name: ${name}\ncluster { name: faults, listen: "127.0.0.1:${port}", routes: [${routes}] }`;
        return { name, config, running: await natsForThisFile({ config }) };
      }),
    );
    return new NatsCluster(nodes);
  }

  /** All of them, as one that a `StreamWorld` can be made on. */
  get asOne(): RunningNats {
    const [{ running }] = this.nodes as readonly [Node, ...Node[]];
    return { ...running, url: this.nodes.map((node) => node.running.url).join(',') };
  }

  /** The one that leads a stream. */
  async leaderOf(client: StreamClient, stream: string): Promise<string> {
    return (await client.jsm.streams.info(stream)).cluster?.leader ?? '';
  }

  running(name: string): RunningNats {
    return this.#node(name).running;
  }

  /** SIGKILL. */
  async kill(name: string): Promise<void> {
    await this.running(name).kill();
  }

  /** On its port and its store, after {@link kill}. */
  async startAgain(name: string): Promise<void> {
    const node = this.#node(name);
    node.running = await startAgain(node.running, { config: node.config });
  }

  #node(name: string): Node {
    const found = this.nodes.find((node) => node.name === name);
    if (found === undefined) throw new Error(`there is no server ${name}`);
    return found;
  }
}
