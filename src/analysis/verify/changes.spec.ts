import { describe, expect, it } from '@jest/globals';
import { aCase, anAlert, someEvidence } from '../../../test/support/prompt-case.js';
import { wrongChanges } from './changes.js';
import { wrongOffsets } from './offsets.js';
import { inventedLines } from './quoted-lines.js';
import { wrongRefusals } from './refusals.js';
import { Shown } from './shown.js';

const { target } = aCase({});
const shown = new Shown({
  evidence: [
    someEvidence('E2', {
      body: {
        what: 'revision 2 was rolled out: containers[geo].resources.limits.cpu: 800m → 20m; containers[geo].resources.requests.cpu: 400m → 20m; containers[geo].livenessProbe.timeoutSeconds: 6 → 2',
        at: '2026-03-02T09:04:30Z',
        message:
          'pods "geo-1" is forbidden: exceeded quota: team, requested: requests.cpu=900m, used: requests.cpu=3700m, limited: requests.cpu=4',
        event: '0/5 nodes are available: 2 node(s) had untolerated taint {gpu: yes}, 3 Insufficient memory.',
        pull: 'Failed to pull image "registry.example.com/geo/geo:7.0.1-rc2": not found',
      },
    }),
  ],
  alerts: [anAlert()],
  target,
  findings: [],
  background: [],
});

describe('a change that is told', () => {
  it.each([
    'The CPU limit of geo went from 20m to 800m.',
    'The CPU limit of geo was cut from 400m to 20m.',
    'The liveness probe was changed to timeoutSeconds 6.',
    'The CPU limit of geo was cut from 800m to 20m, a tenth of it.',
    'geo lost CPU (20m → 800m).',
  ])('otherwise than it was read is doubted: %s', (sentence) => {
    expect(wrongChanges(sentence, shown)).toHaveLength(1);
  });

  it.each([
    'The CPU limit of geo was cut from 800m to 20m, to a fortieth.',
    'Its requests went from 400m to 20m, a twentieth.',
    'timeoutSeconds of the probe is 2, and was 6 before.',
    'The CPU limit went from 0.8 cores to 0.02 cores.',
    'The alert fires from 09:14 to 10:00.',
  ])('as it was read is not: %s', (sentence) => {
    expect(wrongChanges(sentence, shown)).toEqual([]);
  });
});

describe('a refusal that is told', () => {
  it.each([
    'Quota team has no memory left, memory is used up.',
    'Quota team refuses it: it has only 100m left.',
    '3 nodes have an untolerated taint.',
    'The tag 7.0.0 does not exist.',
  ])('otherwise than it was read is doubted: %s', (sentence) => {
    expect(wrongRefusals(sentence, shown)).toHaveLength(1);
  });

  it.each([
    'Quota team is exceeded: 300m CPU left, the pod asks for 900m.',
    'Of 5 nodes two are tainted; 2 nodes have a taint and 3 nodes have insufficient memory.',
    'The tag 7.0.1-rc2 does not exist.',
    'The node has 100m left.',
  ])('as it was read is not: %s', (sentence) => {
    expect(wrongRefusals(sentence, shown)).toEqual([]);
  });
});

describe('a distance from the alert', () => {
  it.each(['It was rolled out ten minutes after the alert.', 'It began 40 minutes before the alert.'])(
    'at which nothing happened is doubted: %s',
    (sentence) => expect(wrongOffsets(sentence, shown)).toHaveLength(1),
  );

  it('at which something happened is not', () => {
    expect(wrongOffsets('It was rolled out ten minutes before the alert.', shown)).toEqual([]);
  });
});

describe('a line in quotation marks', () => {
  it('that nothing holds is doubted', () => {
    expect(inventedLines('It logs "MISCONF cannot save to the disk".', shown)).toHaveLength(1);
  });

  it('that was read, in part, is not', () => {
    expect(inventedLines('It says "0/5 nodes are available … 3 Insufficient memory".', shown)).toEqual([]);
    expect(inventedLines('It is a so-called "noisy neighbour".', shown)).toEqual([]);
  });
});
