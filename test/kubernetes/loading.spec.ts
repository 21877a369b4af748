import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Loads a compiled file with `load` in a process of its own, and prints every module that came with it. */
const modulesOf = async (load: string): Promise<readonly string[]> => {
  const script = `
    import { registerHooks } from 'node:module';
    const urls = [];
    registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) });
    ${load}
    process.stdout.write(JSON.stringify(urls));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout) as readonly string[];
};

describe('loading what connects to a cluster', () => {
  it('brings the Kubernetes client, but none of its 800 generated classes', async () => {
    const modules = await modulesOf(
      `const { loadClientLightly } = await import('./dist/integrations/kubernetes/client/light-client.js');
       loadClientLightly();
       await import('./dist/integrations/kubernetes/client/connect.js');`,
    );
    const ofClient = modules.filter((url) => url.includes('/@kubernetes/client-node/dist/'));
    expect(ofClient.some((url) => url.endsWith('/dist/config.js'))).toBe(true);
    expect(ofClient.filter((url) => /\/gen\/(models|apis|types)\//.test(url))).toEqual([]);
  });

  it('is left to the first need: the service itself starts without it', async () => {
    const modules = await modulesOf(`await import('./dist/app/bootstrap.js');`);
    const heavy = /\/node_modules\/(@kubernetes\/client-node|openai|undici|pino-pretty|typeorm|pg)\//;
    expect(modules.filter((url) => heavy.test(url))).toEqual([]);
  });
});
