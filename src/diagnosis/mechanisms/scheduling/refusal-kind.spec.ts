import { describe, expect, it } from '@jest/globals';
import { refusalKind } from './refusal-kind.js';

describe('the kind of a reason of the scheduler', () => {
  it.each([
    ['Insufficient cpu', 'resource'],
    ['Insufficient example.com/fpga', 'resource'],
    ['Too many pods', 'resource'],
    ["node(s) didn't have free ports for the requested pod ports", 'host-port'],
    ["node(s) didn't match pod anti-affinity rules", 'anti-affinity'],
    ["node(s) didn't satisfy existing pods anti-affinity rules", 'anti-affinity'],
    ["node(s) didn't match pod affinity rules", 'affinity'],
    ["node(s) didn't match pod topology spread constraints", 'spread'],
    ['node(s) were unschedulable', 'cordoned'],
    ['node(s) had untolerated taint {node.kubernetes.io/unschedulable: }', 'cordoned'],
    ['node(s) had untolerated taint {dedicated: erp}', 'taint'],
    ['node(s) had untolerated taint(s)', 'taint'],
    ['node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }', 'control-plane'],
    ['node(s) exceed max volume count', 'attach-limit'],
    ['node(s) had volume node affinity conflict', 'volume-zone'],
    ["node(s) didn't match PersistentVolume's node affinity", 'volume-zone'],
    ["node(s) didn't find available persistent volumes to bind", 'claim'],
    ['pod has unbound immediate PersistentVolumeClaims', 'claim'],
    ['persistentvolumeclaim "a" not found', 'claim'],
    ["node(s) didn't match Pod's node affinity/selector", 'selector'],
    ['cannot allocate all claims', 'device'],
    ['no nodes available to schedule pods', 'no-nodes'],
    ['node(s) refused by a plugin', 'other'],
  ])('of "%s" is %s', (reason, kind) => {
    expect(refusalKind(reason)).toBe(kind);
  });
});
