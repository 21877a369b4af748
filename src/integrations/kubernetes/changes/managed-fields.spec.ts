import { describe, expect, it } from '@jest/globals';
import type { ManagedFields } from '../../../evidence/objects.js';
import { lastWrite } from './managed-fields.js';

const entry = (manager: string, time: string, fieldsV1: object, more: Partial<ManagedFields> = {}) => ({
  manager,
  time,
  fieldsV1: { ...fieldsV1 },
  ...more,
});

const replicas = { 'f:spec': { 'f:replicas': {} } };
const data = { 'f:data': { '.': {}, 'f:a': {} } };

const at = (managedFields: readonly ManagedFields[], path: readonly string[]) =>
  lastWrite({ name: 'x', managedFields }, [path]);

describe('lastWrite', () => {
  it('is the newest write by a manager that owns the part', () => {
    const fields = [
      entry('kubectl', '2026-03-02T08:00:00Z', data),
      entry('helm', '2026-03-02T09:00:00Z', data),
      entry('other', '2026-03-02T09:30:00Z', replicas),
    ];
    expect(at(fields, ['data'])).toEqual({ at: '2026-03-02T09:00:00Z', by: 'helm', subresource: null });
    expect(at(fields, ['spec', 'replicas'])?.by).toBe('other');
    expect(at(fields, ['spec', 'template'])).toBeNull();
  });

  it('leaves out writes of the status, and entries without a time', () => {
    const fields = [
      entry('kube-controller-manager', '2026-03-02T09:00:00Z', replicas, { subresource: 'status' }),
      entry('kubectl', 'yesterday', replicas),
    ];
    expect(at(fields, ['spec', 'replicas'])).toBeNull();
  });

  it('tells the door of the write', () => {
    const fields = [entry('kubectl', '2026-03-02T09:00:00Z', replicas, { subresource: 'scale' })];
    expect(at(fields, ['spec', 'replicas'])?.subresource).toBe('scale');
  });

  it('is null for an object whose fields nobody manages', () => {
    expect(lastWrite({ name: 'x' }, [['data']])).toBeNull();
  });
});
