import { delimiter, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KUBERNETES } from '../settings.js';
import { loadSettings } from '../../../config/load.js';
import { findCluster } from './cluster-source.js';

const find = (environment: Record<string, string>) => findCluster(loadSettings(environment).of(KUBERNETES));
const snapshot = join(import.meta.dirname, '../../../../test/fixtures/snapshots/oomkilled');
const [here, there] = [join(snapshot, 'alert.json'), join(snapshot, 'expect.json')]; // any files that exist

describe('the cluster to read', () => {
  it('is the recorded one, whatever else is configured', () => {
    const settings = { KUBE_SNAPSHOT: snapshot, KUBECONFIG: here, KUBERNETES_SERVICE_HOST: '10.96.0.1' };
    expect(find(settings)).toMatchObject({ kind: 'snapshot', folder: snapshot });
  });

  it('is never another one when the recording cannot be read', () => {
    expect(find({ KUBE_SNAPSHOT: '/nowhere', KUBECONFIG: here })).toMatchObject({
      kind: 'none',
      reason: expect.stringMatching(/^kubernetes client is not configured: KUBE_SNAPSHOT: ENOENT/),
    });
  });

  it('is that of the kubeconfig files that exist', () => {
    const KUBECONFIG = [here, '/nowhere', '', there].join(delimiter);
    expect(find({ KUBECONFIG })).toEqual({ kind: 'kubeconfig', files: [here, there] });
  });

  it('is none when KUBECONFIG names no file', () => {
    expect(find({ KUBECONFIG: '/nowhere' })).toMatchObject({ kind: 'none' });
  });
});
