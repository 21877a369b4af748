import { describe, expect, it } from '@jest/globals';
import { event, workload } from '../../../../test/support/cluster-objects.js';
import { scalingChanges } from './scaling-changes.js';

const window = { from: new Date('2026-03-02T07:15:00Z'), to: new Date('2026-03-02T09:20:00Z') };
const AT = '2026-03-02T08:30:00Z';

const scaled = (time: string | undefined, kind = 'Deployment') => ({
  ...workload('web', undefined, {
    managedFields: [
      {
        manager: 'kubectl',
        subresource: 'scale',
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
        ...(time && { time }),
      },
    ],
  }),
  kind,
});

describe('scalingChanges', () => {
  it('tells a write through the scale sub-resource with who made it', () => {
    expect(scalingChanges('deployment shop/web', scaled(AT), [], window)).toEqual({
      changes: [
        {
          at: AT,
          kind: 'scaling',
          object: 'deployment shop/web',
          what: 'spec.replicas set to 1',
          by: 'kubectl',
        },
      ],
      notes: [],
    });
  });

  it('dates a write of which no time is recorded by the events, and says who made it', () => {
    const events = [event('Deployment', 'web', 'ScalingReplicaSet', AT)];
    expect(scalingChanges('deployment shop/web', scaled(undefined), events, window)).toEqual({
      changes: [{ at: AT, kind: 'scaling', object: 'deployment shop/web', what: 'ScalingReplicaSet of web' }],
      notes: [
        'deployment shop/web: spec.replicas 1 was set by kubectl (scale); of that the API server records no time',
      ],
    });
    expect(scalingChanges('deployment shop/web', scaled(undefined), [], window).notes).toEqual([]);
  });

  it('tells of the pods of a StatefulSet one by one, of others only what scaling says', () => {
    const events = [
      event('StatefulSet', 'web', 'SuccessfulDelete', AT),
      event('StatefulSet', 'web', 'FailedCreate', AT),
    ];
    expect(scalingChanges('x', scaled('', 'StatefulSet'), events, window).changes).toHaveLength(1);
    expect(scalingChanges('x', scaled('', 'Deployment'), events, window).changes).toEqual([]);
  });

  it('leaves out what was before', () => {
    const old = [event('Deployment', 'web', 'ScalingReplicaSet', '2026-03-02T06:00:00Z')];
    expect(scalingChanges('x', scaled('2026-03-02T06:00:00Z'), old, window)).toEqual({
      changes: [],
      notes: [],
    });
  });
});
