import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadSettings } from '../../config/load.js';
import { RuleMasker } from '../rule-masker.js';

const CASE = {
  labels: { namespace: 'payments-eu', pod: 'ledger-7d9f8c6b5d-x7k2p', instance: '10.4.0.7:9100' },
  objects: [
    {
      kind: 'Pod',
      metadata: { name: 'ledger-db-0', namespace: 'payments-eu' },
      spec: { nodeName: 'ip-10-4-0-7.eu-west-1.compute.internal' },
    },
    { kind: 'Node', metadata: { name: 'worker-amsterdam-1' } },
  ],
};
const SECRET_NAMES = [
  'payments-eu',
  'ledger-7d9f8c6b5d-x7k2p',
  'ledger-db-0',
  '10.4.0.7',
  'eu-west-1.compute.internal',
  'worker-amsterdam-1',
];

const inWork = <T>(work: (masker: RuleMasker) => T, env: Record<string, string> = {}): T => {
  const masker = new RuleMasker(loadSettings({ MASKING_PSEUDONYMS: 'true', ...env }));
  return masker.following(null, () => {
    masker.mask(CASE);
    return work(masker);
  });
};
const hidden = (masker: RuleMasker, text: string): string =>
  masker.pseudonyms.hide(masker.text(text), []).value;

describe('pseudonyms', () => {
  it.each([
    'pod ledger-7d9f8c6b5d-x7k2p in payments-eu on worker-amsterdam-1 is OOMKilled',
    '{"namespace":"payments-eu","pods":["ledger-db-0"]}',
    '{\\"namespace\\":\\"payments-eu\\"}\\nledger-db-0',
    '/var/log/pods/payments-eu_ledger-db-0_0e4fb1a6/ledger-db-0.log',
    'http://ledger.payments-eu.svc.cluster.local:8080/x?ns=payments-eu%2Fledger-db-0',
    'dial tcp 10.4.0.7:5432: connection refused, 10.4.0.7/24',
    'Pod/payments-eu/ledger-db-0 and ledger-db-0-previous.log',
    'ip-10-4-0-7.eu-west-1.compute.internal is NotReady',
  ])('stand for every name in %j and are put back', (text) => {
    inWork((masker) => {
      const told = hidden(masker, text);
      for (const name of SECRET_NAMES) expect(told).not.toContain(name);
      expect(masker.pseudonyms.restore(told)).toBe(text);
    });
  });

  it('leave what is no name: workloads, images, versions, times and namespaces that every cluster has', () => {
    const text =
      'Deployment ledger in kube-system at 10:00:00 runs registry/ledger:1.2.3 on 127.0.0.1, see app.kubernetes.io/name';
    inWork((masker) => expect(hidden(masker, text)).toBe(text));
  });

  it('stand for names that only a text tells of', () => {
    inWork((masker) => {
      const text =
        'pods "billing-0" is forbidden in namespace "finance", see https://grafana.shop-internal.example.org/d';
      const told = hidden(masker, text);
      expect(told).not.toMatch(/billing-0|finance|shop-internal/);
      expect(masker.pseudonyms.restore(told)).toBe(text);
    });
  });

  it('are the same in all of an analysis and in the turns of a conversation, and others’ in others', () => {
    const masker = new RuleMasker(loadSettings({ MASKING_PSEUDONYMS: 'true' }));
    const turn = (id: string, namespace: string): string =>
      masker.following(id, () => {
        masker.mask({ namespace });
        return hidden(masker, `in ${namespace}`);
      });
    const first = turn('a', 'payments');
    expect(turn('a', 'billing')).not.toBe(first);
    expect(turn('a', 'payments')).toBe(first);
    expect(masker.following('b', () => masker.pseudonyms.restore(first))).toBe(first);
  });

  it('are none unless they are asked for', () => {
    inWork((masker) => expect(hidden(masker, 'in payments-eu')).toBe('in payments-eu'), {
      MASKING_PSEUDONYMS: 'false',
    });
  });

  it.each([
    'fe80::110.4.0.8',
    'at ::ffff:10.4.0.8.',
    'fe80::1 10.4.0.8',
    '64:ff9b::10.4.0.8:443',
    'fe80::1-ledger-7d9f8c6b5d-x7k2p',
  ])('give an address within or before another name back: %s', (text) =>
    inWork((masker) => {
      const shown = hidden(masker, text);
      expect(shown).not.toContain('10.4.0.8');
      expect(masker.pseudonyms.restore(shown)).toBe(text);
    }),
  );

  it('give any text back as it was', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...SECRET_NAMES,
        'pod-x1',
        ' ',
        '/',
        '-',
        '.',
        '%2F',
        '\\n',
        ':',
        '"',
        '10.4.0.8',
        'fe80::1',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        // Names that look like pseudonyms are the one thing that cannot be told apart.
        const text = parts.filter((each) => each !== 'pod-x1').join('');
        // What is hidden as a secret is hidden for good.
        inWork((masker) =>
          expect(masker.pseudonyms.restore(hidden(masker, text))).toBe(masker.text(text).value),
        );
      }),
    );
  });
});
