import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One line of the log, as JSON. */
export interface ProcessLine {
  readonly level: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

/**
 * Any script of `dist/` as a process of its own, also one that is meant to fail, with exactly the settings given. The global
 * setup of the tests compiles it.
 */
export class CompiledProcess {
  readonly #child: ChildProcess;
  readonly #wake = new Set<() => void>();
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  stdout = '';
  stderr = '';

  /** @param npm starts it by this npm script instead, which is given no arguments */
  constructor(
    script: string,
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
    npm: string | null = null,
  ) {
    const { PATH } = process.env;
    const command = npm === null ? process.execPath : 'npm';
    const given = npm === null ? [join(ROOT, 'dist', script), ...args] : ['run', '--silent', npm];
    this.#child = spawn(command, given, {
      cwd: ROOT,
      env: {
        PATH,
        // A home without a kubeconfig.
        HOME: '/nonexistent',
        NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'),
        LOG_FORMAT: 'json',
        PORT: '0',
        LLM_PROBE_AT_START: 'false',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#wakeAll();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.exited = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        resolve({ code, signal });
        this.#wakeAll();
      });
    });
  }

  get lines(): readonly ProcessLine[] {
    return this.stdout
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as ProcessLine);
  }

  /**
   * Waits for an event in the log. The test's own timeout bounds the wait.
   * @throws {Error} with the output when the process ends first
   */
  async logged(event: string): Promise<ProcessLine> {
    for (;;) {
      const line = this.lines.find((candidate) => candidate.event === event);
      if (line !== undefined) return line;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`the process ended before "${event}":\n${this.stdout}\n${this.stderr}`);
      }
      await new Promise<void>((resolve) => this.#wake.add(resolve));
    }
  }

  /** The base URL, once the process listens. */
  async url(): Promise<string> {
    return `http://127.0.0.1:${String((await this.logged('listening'))['port'])}`;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  #wakeAll(): void {
    for (const wake of this.#wake) wake();
    this.#wake.clear();
  }
}
