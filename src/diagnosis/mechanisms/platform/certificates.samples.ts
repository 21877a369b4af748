import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';
import type { Json } from '../../../../test/support/scenario/json.js';

const at = 'Certificate/edge-tls';
const about = {
  namespace: 'shop',
  exported_namespace: 'shop',
  alertname: 'CertManagerCertExpirySoon',
  name: 'edge-tls',
};

const ready = (status: string, more: Json = {}): Json => ({
  type: 'Ready',
  status,
  reason: 'Ready',
  ...more,
});

/** A workload that mounts the Secret of a certificate. */
const sample = (
  name: string,
  status: Json,
  says: readonly string[] = [],
  issuer: Json = { status: { conditions: [ready('True')] } },
): RuleSample => ({
  name,
  cluster: {
    workloads: { edge: { port: 8443, mounts: { '/tls': 'secret:edge-tls' } } },
    objects: {
      'Certificate/edge-tls': {
        spec: {
          secretName: 'edge-tls',
          dnsNames: ['edge.example.com'],
          issuerRef: { kind: 'Issuer', name: 'house-ca' },
        },
        status,
      },
      'Issuer/house-ca': issuer,
    },
  },
  at,
  says,
});

const well = sample('it is valid for months', {
  notAfter: '2027-06-01T00:00:00Z',
  renewalTime: '2027-05-01T00:00:00Z',
  conditions: [ready('True')],
});
const expired = sample(
  'its time is over',
  {
    notAfter: '2026-11-24T09:40:00Z',
    conditions: [
      ready('False', { reason: 'Expired', message: 'Certificate expired on Tue, 24 Nov 2026 09:40:00 UTC' }),
    ],
  },
  ['edge-tls', '2026-11-24T09:40:00Z', 'edge.example.com'],
);
const failing = sample(
  'its renewal fails',
  {
    notAfter: '2026-11-27T00:00:00Z',
    renewalTime: '2026-11-15T00:00:00Z',
    conditions: [
      ready('True'),
      {
        type: 'Issuing',
        status: 'False',
        reason: 'Failed',
        message: 'challenge for edge.example.com failed: 403',
      },
    ],
  },
  ['2026-11-27', 'house-ca', '403'],
);
const never = sample(
  'it was never issued',
  {
    conditions: [
      ready('False', { reason: 'DoesNotExist', message: 'Issuing certificate as Secret does not exist' }),
    ],
  },
  ['edge-tls', 'house-ca', 'Secret does not exist'],
);
const soon: RuleSample = {
  ...sample(
    'an alert says so',
    { notAfter: '2026-12-03T00:00:00Z', renewalTime: '2026-12-01T00:00:00Z', conditions: [ready('True')] },
    ['2026-12-03'],
  ),
  labels: about,
};
const planned: RuleSample = {
  ...sample(
    'it is renewed long before its end, as is planned',
    { notAfter: '2026-12-20T00:00:00Z', renewalTime: '2026-11-26T00:00:00Z', conditions: [ready('True')] },
    [],
  ),
  labels: about,
};
const refused: Json = {
  status: { conditions: [ready('False', { reason: 'ErrRegisterACMEAccount', message: '403 unauthorized' })] },
};

export const samples: readonly RuleSamples[] = [
  {
    mechanism: 'certificate/expired',
    matches: [expired, { ...expired, name: 'an alert about it', labels: about }],
    passes: [well, failing],
  },
  {
    mechanism: 'certificate/not-renewed',
    matches: [
      failing,
      sample(
        'its renewal is due',
        {
          notAfter: '2026-11-27T00:00:00Z',
          renewalTime: '2026-11-15T00:00:00Z',
          conditions: [ready('True')],
        },
        ['2026-11-27'],
      ),
    ],
    passes: [well, expired],
  },
  { mechanism: 'certificate/not-issued', matches: [never], passes: [well, expired] },
  {
    mechanism: 'certificate/ends-soon',
    matches: [soon],
    passes: [well, planned, { ...failing, labels: about }],
  },
  {
    mechanism: 'certificate/issuer-not-ready',
    matches: [
      {
        ...sample('its account is refused', {}, ['403 unauthorized', 'edge-tls'], refused),
        at: 'Issuer/house-ca',
      },
    ],
    passes: [well, failing],
  },
];
