import { samplesOf, type ClassLines } from '../../../../test/support/error-line-samples.js';
import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';

/** Samples of what only a peer makes. */
const WITH_PEERS: Readonly<Record<string, readonly RuleSample[]>> = {
  authentication: [
    {
      name: 'told of the client, though the server writes it too',
      cluster: {
        workloads: {
          billing: {
            env: { PGHOST: 'ledger-pg' },
            log: ['FATAL: password authentication failed for user "billing_rw"'],
          },
          'ledger-pg': {
            kind: 'StatefulSet',
            port: 5432,
            image: 'docker.io/library/postgres:17.6',
            log: ['FATAL:  password authentication failed for user "billing_rw"'],
          },
        },
      },
      at: 'Deployment/billing',
      says: ['by ledger-pg', 'billing_rw'],
    },
  ],
};

const LINES: readonly ClassLines[] = [
  {
    id: 'authorization',
    lines: [
      'ERROR: permission denied for table invoices (SQLSTATE 42501)',
      'pods is forbidden: User "system:serviceaccount:shop:worker" cannot list resource "pods" in API group ""',
      '{"level":"error","ts":"{ts}","logger":"repo","error":"(Unauthorized) not authorized on geo to execute command { find: 1 }"}',
    ],
    near: ['user 812 may not see order 33: not the owner'],
  },
  {
    id: 'authentication',
    lines: [
      "django.db.utils.OperationalError: (1045, \"Access denied for user 'shop'@'10.1.2.3' (using password: YES)\")",
      'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512',
      'ReplyError: WRONGPASS invalid username-password pair or user is disabled.',
    ],
    near: ['WARN login of user bob failed: wrong password', 'INFO authentication of 12 sessions done'],
  },
  {
    id: 'tls-expired',
    lines: [
      'Error: certificate has expired code=CERT_HAS_EXPIRED',
      'x509: certificate has expired or is not yet valid',
    ],
    near: ['INFO certificate expires in 60 days'],
  },
  {
    id: 'tls-own-expired',
    lines: [
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_expired',
      'sslv3 alert certificate expired',
    ],
    near: ['INFO client certificate is valid until 2027-01-01'],
  },
  {
    id: 'tls-untrusted',
    lines: [
      'sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target',
      'Error: self-signed certificate in certificate chain',
    ],
    near: ['INFO loaded 140 trusted certificates'],
  },
  {
    id: 'tls-name',
    lines: [
      'x509: certificate is valid for api.example.com, not api-internal',
      "ERR_TLS_CERT_ALTNAME_INVALID: Hostname/IP does not match certificate's altnames",
    ],
    near: ['INFO serving with certificate of api.example.com'],
  },
  {
    id: 'tls-protocol',
    lines: ['http: server gave HTTP response to HTTPS client', 'ssl3_get_record:wrong version number'],
    near: ['INFO TLS 1.3 enabled'],
  },
];

export const samples: readonly RuleSamples[] = LINES.map((lines) =>
  samplesOf({ ...lines, more: WITH_PEERS[lines.id] ?? [] }),
);
