import { bounded } from '../../../evidence/bounded-text.js';
import { eventsOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { NODE } from './node-state.js';

/** Warnings about a node that say what is wrong with it. */
const TELLING = [
  'KernelOops',
  'TaskHung',
  'UnregisterNetDevice',
  'FilesystemIsReadOnly',
  'Ext4Error',
  'Ext4Warning',
  'IOError',
  'MemoryReadError',
  'DockerHung',
  'CorruptDockerImage',
  'ContainerGCFailed',
  'ImageGCFailed',
  'FreeDiskSpaceFailed',
  'InvalidDiskCapacity',
  'Rebooted',
  'NTPProblem',
  'NodeNotSchedulable',
  'CIDRNotAvailable',
  'PreemptScheduled',
  'TerminateScheduled',
  'RebootScheduled',
  'RedeployScheduled',
];

/** Said at every start of a kubelet, and of no consequence. */
const HARMLESS = /invalid capacity 0 on image filesystem/i;

/** A node that was rebooted, whose file system fails, that cannot clean up …: in the words of who saw it. */
export const nodeWarning = rule({
  mechanism: 'node/warning',
  on: ['Node'],
  isSymptom: true, // in others' words
  carries: NODE,
  find: (entity) => {
    const found = eventsOf(entity, ...TELLING).find(({ event }) => !HARMLESS.test(event.message));
    if (found === undefined) return [];
    const { event, evidence } = found;
    const message = bounded(event.message, 220);
    return [
      {
        since: event.firstTimestamp ?? event.lastTimestamp,
        lastSeen: event.lastTimestamp,
        known: 'stated',
        claims: [claim(evidence, `${event.reason}: ${message}`)],
        values: { reason: event.reason, message },
      },
    ];
  },
});
