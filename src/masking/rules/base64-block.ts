import { spansOf, textRule } from '../text-rule.js';
import { isDigest } from './credential-shape.js';

/** A whole run of base64 or base64url characters; the look-behind keeps one run from being read from two starts. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{64,}={0,2}/dg;

const kindOf = (code: number): number => {
  if (code >= 97) return 1; // a–z
  if (code >= 65) return code === 95 ? 0 : 2; // A–Z, but not _
  return code >= 48 ? 3 : 0; // 0–9, else + / - _
};

/** Random base64 has 0.64 changes a character (standard deviation 0.06 at 64), camel-case names about 0.33. */
const RESTLESS = 0.42;

/** How often the kind of character changes, per character. */
const restlessness = (run: string): number => {
  let changes = 0;
  for (let at = 1; at < run.length; at += 1) {
    if (kindOf(run.charCodeAt(at)) !== kindOf(run.charCodeAt(at - 1))) changes += 1;
  }
  return changes / run.length;
};

const isEncoded = (run: string): boolean => {
  if (isDigest(run) || /^sha(?:256|384|512)-/.test(run) || !/[A-Za-z0-9]/.test(run)) return false;
  if (Buffer.from(run, 'base64').length < 16) return false;
  const mixed = /[a-z]/.test(run) && /[A-Z]/.test(run);
  // Letters of one case and digits, without separators: no path and no name is as long as that.
  return mixed ? restlessness(run) >= RESTLESS : /^[A-Za-z0-9+]+={0,2}$/.test(run);
};

/**
 * Base64 of 64 characters or more that decodes to at least 16 bytes (docs/masking.md "Text"); digests and paths stay.
 */
export const base64Block = textRule({
  id: 'base64-block',
  applies: (text) => text.length >= 64,
  find: (text) => spansOf(text, RUN, 0, ([run]) => isEncoded(run)),
  matches: {
    [`cert: ${Buffer.from('a certificate that is not a secret, or is it? who knows').toString('base64')}.`]:
      'cert: [MASKED].',
    [`x ${'QUFB'.repeat(16)} y`]: 'x [MASKED] y',
    [`{"d":"${Buffer.from(Array.from({ length: 60 }, (_, n) => (n * 97) % 256)).toString('base64url')}"}`]:
      '{"d":"[MASKED]"}',
  },
  passes: [
    'image: shop@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'short c2hvcnQ= stays',
    '-'.repeat(80),
    '/var/lib/kubelet/pods/0e4fb1a6-8f2b-4a55-a5a1-1c9e6d1c0f3e/volumes/kubernetes_io_projected/kube-api-access',
    'TestReconcileDeploymentWhenReplicaSetIsMissingAndPodsAreBeingDeletedReturnsError',
    'integrity sha512-Rm0k7Wz8m8yqk3Y0jYb5m9Q2mX1mZ0v8bqv9d3Hk2pXo1sJm7nYw3Qe5Tt6Uu7Ii8Oo9Pp0Aa1Ss2Dd3Ff4Gg==',
  ],
});
