import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpMethod, RequestContext } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadKubeConfig, type ReusingKubeConfig } from './kube-config.js';

const config = (name: string, extra: object = {}): string =>
  JSON.stringify({
    'current-context': name,
    clusters: [{ name, cluster: { server: `https://${name}.example.com`, ...extra } }],
    users: [{ name, user: { token: `token-of-${name}` } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });

const request = async (kubeConfig: ReusingKubeConfig): Promise<RequestContext> => {
  const context = new RequestContext('https://one.example.com/api', HttpMethod.GET);
  await kubeConfig.applySecurityAuthentication(context);
  return context;
};

describe('a kubeconfig', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  const load = (...names: readonly string[]): ReusingKubeConfig =>
    loadKubeConfig({ kind: 'kubeconfig', files: names.map(file) });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
    await writeFile(file('ca.crt'), 'first authority');
    await writeFile(file('one'), config('one', { 'certificate-authority': 'ca.crt' }));
    await writeFile(file('two'), config('two'));
    await writeFile(file('proxied'), config('one', { 'proxy-url': 'http://127.0.0.1:3128' }));
    await writeFile(file('empty'), JSON.stringify({ clusters: [], users: [], contexts: [] }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps its connections from call to call', async () => {
    const kubeConfig = load('one');
    const first = (await request(kubeConfig)).getDispatcher();
    expect(first).toBeDefined();
    expect((await request(kubeConfig)).getDispatcher()).toBe(first);
    await kubeConfig.close();
  });

  it('makes new ones when the certificate authority changed', async () => {
    const kubeConfig = load('one');
    const first = (await request(kubeConfig)).getDispatcher();
    await writeFile(file('ca.crt'), 'second authority');
    const second = (await request(kubeConfig)).getDispatcher();
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
    await kubeConfig.close();
  });

  it('keeps those through a proxy, and those without any TLS option', async () => {
    for (const name of ['proxied', 'two']) {
      const kubeConfig = load(name);
      const first = (await request(kubeConfig)).getDispatcher();
      expect(first).toBeDefined();
      expect((await request(kubeConfig)).getDispatcher()).toBe(first);
      await kubeConfig.close();
    }
  });

  it('of several files has the context of the first', async () => {
    const kubeConfig = load('one', 'two');
    expect(kubeConfig.getCurrentCluster()?.server).toBe('https://one.example.com');
    expect(kubeConfig.getClusters()).toHaveLength(2);
    expect((await request(kubeConfig)).getHeaders()).toMatchObject({ Authorization: 'Bearer token-of-one' });
    await kubeConfig.close();
  });

  it('without a cluster is an error', () => {
    expect(() => load('empty')).toThrow('no current cluster');
    expect(() => load('missing')).toThrow('ENOENT');
  });
});
