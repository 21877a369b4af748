import { afterAll } from '@jest/globals';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, type QueryResultRow } from 'pg';
import { findPostgres, openToOthers } from './find-postgres.js';
import { selfSigned } from './self-signed.js';
import { freePort } from './free-port.js';
import { until } from './until.js';

const run = promisify(execFile);

const HOST = '127.0.0.1';
const USER = 'kuberca';
/** With everything that breaks a URL. */
export const PASSWORD = `p@ss/w#rd%41:?&'" \\x`;
const STOP_MS = 10_000;

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root. */
const identity = async (): Promise<Identity> => {
  if (userInfo().uid !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(() => null);
    if (ids !== null) return { uid: Number(ids[0]?.stdout), gid: Number(ids[1]?.stdout) };
  }
  throw new Error('PostgreSQL cannot be run as root, and there is neither a user postgres nor nobody');
};

/**
 * Ends the server and removes its folder when this process is no more: Jest's workers run no handler of 'exit'. A number in
 * a file that was left behind may be another process by now.
 */
const WATCHER = `cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && grep -q "$1" "/proc/$pid/cmdline" && kill -QUIT "$pid" && sleep 0.5
rm -rf "$1"`;

/** A real PostgreSQL on 127.0.0.1 with one superuser, whose password holds special characters. It never outlives us. */
export class PostgresServer {
  #child: ChildProcess | null = null;
  readonly #watcher: ChildProcess;

  private constructor(
    private readonly folder: string,
    private readonly bin: string,
    private readonly as: Identity,
    readonly port: number,
  ) {
    this.#watcher = spawn('sh', ['-c', WATCHER, 'sh', folder], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#watcher.unref();
  }

  /** Makes a cluster (about 1 s) and starts it. @throws {Error} with its log when it does not start */
  static async create(): Promise<PostgresServer> {
    const as = await identity();
    const folder = await mkdtemp(join(tmpdir(), 'kuberca-postgres-'));
    await chmod(folder, 0o755);
    const found = await findPostgres();
    const bin = as.uid === undefined || openToOthers(found) ? found : join(folder, 'postgres', 'bin');
    if (bin !== found)
      await cp(join(found, '..'), join(bin, '..'), { recursive: true, verbatimSymlinks: true });
    const server = new PostgresServer(folder, bin, as, await freePort());
    await server.#initialize();
    await server.start();
    return server;
  }

  /** Settings of the service for one of its databases. */
  settings(database = 'postgres', port = this.port): Readonly<Record<string, string>> {
    return {
      SESSION_DB_HOST: HOST,
      SESSION_DB_PORT: String(port),
      SESSION_DB_NAME: database,
      SESSION_DB_USER: USER,
      SESSION_DB_PASSWORD: PASSWORD,
    };
  }

  /** The certificate that it shows, which is its own authority. */
  get certificateFile(): string {
    return join(this.folder, 'server.crt');
  }

  /** A fresh, empty database. */
  async database(name: string): Promise<string> {
    await this.query('postgres', `create database "${name}"`);
    return name;
  }

  /** Asks on a connection of its own. */
  async query<Row extends QueryResultRow>(
    database: string,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const client = await this.#connect(database);
    try {
      return (await client.query<Row>(sql, [...parameters])).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs a statement and keeps its connection, with the locks that it took. @returns what ends it */
  async hold(database: string, sql: string): Promise<() => Promise<void>> {
    const client = await this.#connect(database);
    await client.query(sql);
    return () => client.end();
  }

  async start(): Promise<void> {
    const log = await open(join(this.folder, 'log'), 'a');
    const child = spawn(join(this.bin, 'postgres'), ['-D', join(this.folder, 'data')], {
      stdio: ['ignore', log.fd, log.fd],
      ...this.as,
    });
    this.#child = child;
    child.on('error', () => undefined); // seen as "does not answer"
    await log.close();
    try {
      await until('PostgreSQL answers or has ended', async () => {
        if (child.exitCode !== null) return true;
        return (await this.query('postgres', 'select 1')).length === 1;
      });
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
    } catch (error) {
      throw new Error(`PostgreSQL did not start:\n${await this.log()}`, { cause: error });
    }
  }

  /** Stops at once, as in a crash; the data stays, and `start` goes on with them. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGQUIT');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(timer);
  }

  /** Stops and removes everything. */
  async remove(): Promise<void> {
    await this.stop();
    const gone = new Promise((resolve) => this.#watcher.once('close', resolve));
    this.#watcher.ref();
    this.#watcher.stdin?.end();
    await gone;
  }

  log(): Promise<string> {
    return readFile(join(this.folder, 'log'), 'utf8').catch(() => '');
  }

  async #connect(database: string): Promise<Client> {
    const client = new Client({
      host: HOST,
      port: this.port,
      user: USER,
      password: PASSWORD,
      database,
      application_name: 'test',
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async #initialize(): Promise<void> {
    const data = join(this.folder, 'data');
    const passwordFile = join(this.folder, 'password');
    const { cert, key } = selfSigned('postgres');
    const files = [
      [passwordFile, PASSWORD],
      [this.certificateFile, cert],
      [join(this.folder, 'server.key'), key],
    ] as const;
    await mkdir(data, { mode: 0o700 });
    for (const [path, content] of files) await writeFile(path, content, { mode: 0o600 });
    const { uid, gid } = this.as;
    if (uid !== undefined && gid !== undefined) {
      for (const path of [data, ...files.map(([file]) => file)]) await chown(path, uid, gid);
    }
    const options = ['-D', data, '-U', USER, '--pwfile', passwordFile, '--auth=scram-sha-256'];
    await run(join(this.bin, 'initdb'), [...options, '-E', 'UTF8', '--locale=C', '--no-sync'], {
      cwd: this.folder,
      ...this.as,
    });
    const settings = {
      listen_addresses: HOST,
      port: this.port,
      unix_socket_directories: '',
      fsync: 'off',
      full_page_writes: 'off',
      ssl: 'on',
      ssl_cert_file: this.certificateFile,
      ssl_key_file: join(this.folder, 'server.key'),
      timezone: 'Asia/Seoul', // a server is seldom where the test is
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
    await writeFile(join(data, 'postgresql.auto.conf'), lines.join(''));
  }
}

/** A server for one spec file, removed after its last test. Call it in `beforeAll`. */
export const postgresForThisFile = async (): Promise<PostgresServer> => {
  const server = await PostgresServer.create();
  started.push(server);
  return server;
};

const started: PostgresServer[] = [];

afterAll(async () => {
  for (const server of started.splice(0)) await server.remove();
});
