import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { until } from './until.ts';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface LogLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

const MAIN = join('dist', 'main.js');

/** Kills the service when this process is no more: Jest's workers run no handler of 'exit', and SIGKILL leaves no chance. */
const WATCHER = 'cat >/dev/null; kill -9 "$1"';

const watch = (pid: number): ChildProcess => {
  const watcher = spawn('sh', ['-c', WATCHER, 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  return watcher;
};

/** The compiled service as a process of its own, with exactly the settings given. */
export class ServiceProcess {
  readonly exited: Promise<Exit>;
  #output = '';
  readonly #child: ChildProcess;

  private constructor(settings: Readonly<Record<string, string>>, main: string) {
    const { PATH, HOME } = process.env;
    this.#child = spawn(process.execPath, ['--max-semi-space-size=2', main], {
      env: {
        PATH,
        HOME,
        NODE_COMPILE_CACHE: join('.cache', 'compile'),
        LOG_FORMAT: 'json',
        PORT: '0',
        LLM_PROBE_AT_START: 'false',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.#output += chunk));
    }
    this.exited = new Promise((resolve) =>
      this.#child.once('exit', (code, signal) => resolve({ code, signal })),
    );
  }

  /**
   * Starts it and waits until it listens.
   * @param main of another build of the service
   * @throws {Error} with its log when it does not
   */
  static async start(settings: Readonly<Record<string, string>>, main = MAIN): Promise<ServiceProcess> {
    const service = new ServiceProcess(settings, main);
    const watcher = watch(service.pid);
    void service.exited.then(() => watcher.kill('SIGKILL'));
    await until('the service listens or has ended', () => service.hasExited || service.line('listening'));
    if (service.hasExited) throw new Error(`the service did not start:\n${service.log}`);
    return service;
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the service could not be spawned');
    return this.#child.pid;
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.line('listening')?.['port'])}`;
  }

  /** All that it wrote so far. */
  get log(): string {
    return this.#output;
  }

  /** Its log lines about one event. */
  lines(event: string): readonly LogLine[] {
    return this.#output
      .split('\n')
      .filter((line) => line.includes(`"event":"${event}"`))
      .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as LogLine] : []));
  }

  line(event: string): LogLine | undefined {
    return this.lines(event)[0];
  }

  /** Waits for a log line. */
  async logs(event: string, matches: (line: LogLine) => boolean = () => true): Promise<LogLine> {
    return until(`the service logs ${event}`, () => this.lines(event).find(matches));
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** SIGKILL, and waits for its end. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }

  /** SIGTERM, and waits for its end. */
  async stop(): Promise<Exit> {
    this.signal('SIGTERM');
    return this.exited;
  }
}
