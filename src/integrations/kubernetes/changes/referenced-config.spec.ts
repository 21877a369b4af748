import { describe, expect, it } from '@jest/globals';
import { referencedConfig } from './referenced-config.js';

describe('referencedConfig', () => {
  it('names what containers and volumes refer to, each once', () => {
    const spec = {
      initContainers: [{ name: 'setup', envFrom: [{ configMapRef: { name: 'common' } }] }],
      containers: [
        {
          name: 'app',
          envFrom: [{ secretRef: { name: 'db' } }, { configMapRef: { name: 'common' } }],
          env: [
            { name: 'A', valueFrom: { configMapKeyRef: { name: 'flags', key: 'a' } } },
            { name: 'B', valueFrom: { secretKeyRef: { name: 'api', key: 'b' } } },
            { name: 'C', value: 'plain' },
          ],
        },
      ],
      volumes: [
        { name: 'routes', configMap: { name: 'routes' } },
        { name: 'tls', secret: { secretName: 'web-tls' } },
        {
          name: 'all',
          projected: { sources: [{ configMap: { name: 'extra' } }, { secret: { name: 'key' } }] },
        },
        {
          name: 'kube-api-access-x2k4q',
          projected: { sources: [{ configMap: { name: 'kube-root-ca.crt' } }] },
        },
      ],
    };
    expect(referencedConfig(spec)).toEqual({
      configMaps: ['common', 'flags', 'routes', 'extra'],
      secrets: ['api', 'db', 'web-tls', 'key'],
    });
  });

  it('is empty for a pod that uses none', () => {
    expect(referencedConfig({ containers: [{ name: 'app' }] })).toEqual({ configMaps: [], secrets: [] });
  });
});
