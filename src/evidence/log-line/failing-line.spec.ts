import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { failingLine } from './failing-line.js';
import { plainLine } from './plain-line.js';

interface Case {
  readonly name: string;
  readonly log: string;
  readonly text: string;
}

const cases: readonly Case[] = [
  {
    name: "a Python traceback's exception",
    log: `
2026-03-02 INFO starting
Traceback (most recent call last):
  File "/app/main.py", line 41, in <module>
    main()
ValueError: invalid literal for int() with base 10: '543z'`,
    text: "ValueError: invalid literal for int() with base 10: '543z'",
  },
  {
    name: 'the last of chained Python exceptions',
    log: `
Traceback (most recent call last):
  File "a.py", line 1
KeyError: 'DB_HOST'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "b.py", line 2
app.ConfigError: DB_HOST is not set`,
    text: 'app.ConfigError: DB_HOST is not set',
  },
  {
    name: 'what a pydantic validation error is about',
    log: `
Traceback (most recent call last):
  File "/app/settings.py", line 9
pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings
database_url
  Field required [type=missing]`,
    text: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings; database_url; Field required [type=missing]',
  },
  {
    name: 'the deepest cause of a Java exception',
    log: `
2026-03-02 10:00:00 ERROR o.s.boot.SpringApplication : Application run failed
org.springframework.beans.factory.BeanCreationException: Error creating bean 'ds'
\tat org.springframework.x.Y(Y.java:10)
Caused by: java.lang.IllegalStateException: pool is closed
\tat a.b.C(C.java:3)
Caused by: java.net.ConnectException: Connection refused
\tat java.net.Socket.connect(Socket.java:1)
\t... 23 more`,
    text: 'Caused by: java.net.ConnectException: Connection refused',
  },
  {
    name: "Spring Boot's own description",
    log: `
***************************
APPLICATION FAILED TO START
***************************

Description:

Web server failed to start. Port 8080 was already in use.

Action:

Identify and stop the process that is listening on port 8080.`,
    text: 'Web server failed to start. Port 8080 was already in use.',
  },
  {
    name: 'a Go panic, under its goroutines',
    log: `
INFO listening
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1]

goroutine 1 [running]:
main.(*Server).Run(0xc0000b2000)
\t/app/main.go:42 +0x1d
main.main()
\t/app/main.go:12 +0x2f
exit status 2`,
    text: 'panic: runtime error: invalid memory address or nil pointer dereference',
  },
  {
    name: 'a Node error with its stack',
    log: `
node:internal/modules/cjs/loader:1080
  throw err;
  ^

Error: Cannot find module './config.json'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15)
    at require (node:internal/modules/helpers:177:18) {
  code: 'MODULE_NOT_FOUND'
}

Node.js v20.11.0`,
    text: "Error: Cannot find module './config.json'",
  },
  {
    name: 'a Rust panic with the message of its second line',
    log: `
thread 'main' panicked at src/main.rs:10:5:
called Result::unwrap() on an Err value: ParseIntError
note: run with RUST_BACKTRACE=1 environment variable to display a backtrace`,
    text: "thread 'main' panicked at src/main.rs:10:5: called Result::unwrap() on an Err value: ParseIntError",
  },
  {
    name: 'a .NET exception',
    log: `
info: Starting
Unhandled exception. System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')
   at Npgsql.Open()`,
    text: "Unhandled exception. System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')",
  },
  {
    name: 'a Ruby exception',
    log: `
/app/config.rb:3:in 'fetch': key not found: "REDIS_URL" (KeyError)
\tfrom /app/main.rb:1:in '<main>'`,
    text: `/app/config.rb:3:in 'fetch': key not found: "REDIS_URL" (KeyError)`,
  },
  {
    name: 'the error rather than the farewell after it',
    log: `
export: connected
2026-03-02 export: ERROR: permission denied for table entries (SQLSTATE 42501)
2026-03-02 export: aborted after 0 rows`,
    text: '2026-03-02 export: ERROR: permission denied for table entries (SQLSTATE 42501)',
  },
  {
    name: 'the fatal line rather than earlier errors',
    log: `
time="2026-03-02" level=error msg="retrying"
time="2026-03-02" level=fatal msg="cannot bind: address already in use"`,
    text: 'time="2026-03-02" level=fatal msg="cannot bind: address already in use"',
  },
  {
    name: 'message and error of a JSON line',
    log: `
{"level":"info","msg":"start"}
{"level":"error","msg":"migration failed","err":"relation \\"users\\" does not exist"}
{"level":"info","msg":"bye"}`,
    text: 'migration failed: relation "users" does not exist',
  },
  {
    name: 'a pino line by its number',
    log: `
{"level":30,"msg":"start"}
{"level":60,"msg":"no route","err":{"message":"ENETUNREACH"}}`,
    text: 'no route: ENETUNREACH',
  },
  {
    name: 'a klog line',
    log: `
I0302 10:00:00.000000       1 main.go:10] no errors so far
F0302 10:00:01.000000       1 main.go:20] unable to load kubeconfig`,
    text: 'F0302 10:00:01.000000 1 main.go:20] unable to load kubeconfig',
  },
  {
    name: 'an nginx [emerg]',
    log: `
/docker-entrypoint.sh: Configuration complete; ready for start up
2026/03/02 10:00:00 [emerg] 1#1: host not found in upstream "api" in /etc/nginx/conf.d/default.conf:3`,
    text: '2026/03/02 10:00:00 [emerg] 1#1: host not found in upstream "api" in /etc/nginx/conf.d/default.conf:3',
  },
  {
    name: 'a shell that does not find its command',
    log: `
starting
/bin/sh: 1: /app/run.sh: Permission denied`,
    text: '/bin/sh: 1: /app/run.sh: Permission denied',
  },
  {
    name: 'not an INFO line that merely has the word',
    log: `
WARN cannot reach cache, continuing
INFO error handler registered
INFO 0 errors`,
    text: 'WARN cannot reach cache, continuing',
  },
  {
    name: 'the fatal end rather than a traceback long before it',
    log: `Traceback (most recent call last):
  File "a.py", line 1
TimeoutError: slow upstream
${Array.from({ length: 120 }, (_, index) => `INFO served request ${index}`).join('\n')}
FATAL disk full: cannot write /data`,
    text: 'FATAL disk full: cannot write /data',
  },
  {
    name: 'of several warnings the one that tells of a failure',
    log: `
{"level":"warn","msg":"schema registry unreachable","err":"dial tcp 10.96.88.3:8081: i/o timeout"}
{"level":"warn","msg":"readyz: not ready","check":"schema-registry"}
{"level":"warn","msg":"readyz: not ready","check":"schema-registry"}`,
    text: 'schema registry unreachable: dial tcp 10.96.88.3:8081: i/o timeout',
  },
  {
    name: 'the missing setting rather than the name of the error that was thrown for it',
    log: `
> web@8.1.0 start
[config] required setting PAYMENT_WEBHOOK_KEY is not set, refusing to start
/app/dist/server.js:41
    throw new Refused();
    ^
Refused
    at Object.<anonymous> (/app/dist/server.js:41:31)
Node.js v22.14.0
npm error Lifecycle script \`start\` failed with error:
npm error code 1`,
    text: '[config] required setting PAYMENT_WEBHOOK_KEY is not set, refusing to start',
  },
  {
    name: 'the error that a panic right after it sums up',
    log: `
level=ERROR source=query_logger.go:113 msg="Error opening log" err="open /data/queries.active: permission denied"
panic: Unable to create mmap-ed active query log

goroutine 1 [running]:`,
    text: 'level=ERROR source=query_logger.go:113 msg="Error opening log" err="open /data/queries.active: permission denied"',
  },
  {
    name: 'without the colours of a terminal',
    log: '\u001B[31mERROR\u001B[0m no such queue: orders',
    text: 'ERROR no such queue: orders',
  },
];

const stamped = (log: string): readonly string[] =>
  log
    .replace(/^\n/, '')
    .split('\n')
    .map((line) => `2026-03-02T09:58:00.123456789Z ${line}`);

describe('failingLine', () => {
  it.each(cases)('picks $name', ({ log, text }) => {
    expect(failingLine(stamped(log))).toEqual({ text, kind: 'error' });
  });

  it('gives the last line where nothing failed, and says so', () => {
    expect(failingLine(stamped('INFO a\nINFO cache: 410000 items'))).toEqual({
      text: 'INFO cache: 410000 items',
      kind: 'last',
    });
  });

  it('keeps the end of a long line, where an error that wraps others says what is behind it', () => {
    const line = `unable to start: ${'failed to get instance: '.repeat(20)}missing permission instances.get`;
    expect(failingLine([line])?.text).toMatch(/^unable to start: .* … .*missing permission instances\.get$/);
  });

  it('gives nothing for a log without text', () => {
    expect(failingLine([])).toBeNull();
    expect(failingLine(stamped('\n\n'))).toBeNull();
  });

  it('never throws, and its text is one line of at most 300 characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 40 }), (lines) => {
        const line = failingLine(lines);
        expect(line?.text.length ?? 0).toBeLessThanOrEqual(300);
        expect(line?.text ?? '').not.toContain('\n');
      }),
    );
  });

  it('is fast on lines made to be slow', () => {
    const lines = [
      ' '.repeat(20_000),
      'a.'.repeat(10_000),
      `${'['.repeat(20_000)}ERROR`,
      'x:'.repeat(10_000),
    ];
    expect(failingLine(lines)?.kind).toBeDefined();
  });
});

describe('plainLine', () => {
  it.each([
    ['2026-03-02T09:58:00.123456789Z text', 'text'],
    ['2026-03-02T09:58:00Z 2026-03-02 own time', '2026-03-02 own time'],
    ['2026-03-02T09:58:00+09:00 text', 'text'],
    ['no time', 'no time'],
    ['2026-03-02T09:58:00Z   indented', '  indented'],
  ])('%s → %s', (line, plain) => {
    expect(plainLine(line)).toBe(plain);
  });
});
