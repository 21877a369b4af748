import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

interface Ended {
  readonly code: number | string | null;
  readonly output: string;
}

/** Runs `scripts/demo.mjs` to its end, as `make demo` does. */
const demo = (environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { env: { ...process.env, ...environment }, timeout: 60_000 };
    execFile(process.execPath, ['scripts/demo.mjs'], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? (error ? null : 0), output: stdout + stderr }),
    );
  });

describe('make demo', () => {
  it('prints the analysis of the recorded cluster, whatever this machine is configured for', async () => {
    const { code, output } = await demo({
      KUBECONFIG: '/nowhere/kubeconfig',
      OPENAI_API_KEY: 'not-a-key',
      NATS_URL: 'nats://127.0.0.1:1',
      LANGUAGE: 'ko',
    });
    expect(output).toMatch(/^Summary\n.*OOM killed/m);
    expect(output).toMatch(/^Cause\n[^]*rule memory\/container-limit, confidence \d+ %; see E\d+/m);
    expect(output).toMatch(/^Next steps\n {2}1\. /m);
    expect(output).toMatch(/^Evidence\n {2}E1 +alert KubePodCrashLooping/m);
    expect(output).toMatch(/^What was missing\n {2}- +\S+/m);
    expect(output).toMatch(/^Answered by the rules, without a model/m);
    expect(output).toMatch(/^Where the time went[^]*start the service +\d+ ms[^]*collect +\d+ ms/m);
    expect(code).toBe(0);
  }, 60_000);

  it('says what is wrong and fails', async () => {
    const { code, output } = await demo({ NATS_SERVER_BIN: process.execPath });
    expect(output).toMatch(/The demo failed. NATS_SERVER_BIN=\S+ is not a nats-server that runs here/);
    expect(code).toBe(1);
  });
});
