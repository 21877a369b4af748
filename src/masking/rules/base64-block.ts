import type { Span } from '../marker.js';
import { textRule } from '../text-rule.js';
import { isDigest, restlessness } from './credential-shape.js';
import { pemBlocks } from './pem-block.js';

/** Shorter runs are no blocks. */
const SHORTEST = 64;

/** 1: letters, digits and the marks of base64 and base64url; 0: any other. */
const ALPHABET = ((): Uint8Array => {
  const table = new Uint8Array(128);
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-') {
    table[character.charCodeAt(0)] = 1;
  }
  return table;
})();

const isOfAlphabet = (code: number): boolean => code < 128 && ALPHABET[code] === 1;

/** Whole runs of base64 characters, padding included. Looks at every 64th character only, until one may be in a run. */
function* runs(text: string): Iterable<Span> {
  let at = SHORTEST - 1;
  let done = 0;
  while (at < text.length) {
    if (!isOfAlphabet(text.charCodeAt(at))) {
      at += SHORTEST;
      continue;
    }
    let start = at;
    while (start > done && isOfAlphabet(text.charCodeAt(start - 1))) start -= 1;
    // The letter of an escaped line break is no part of what follows it.
    if (text.charAt(start - 1) === '\\' && /[nrt]/.test(text.charAt(start))) start += 1;
    let end = at + 1;
    while (end < text.length && isOfAlphabet(text.charCodeAt(end))) end += 1;
    done = end;
    while (end < done + 2 && text.charAt(end) === '=') end += 1;
    if (done - start >= SHORTEST) yield { start, end };
    at = end + SHORTEST - 1;
  }
}

/** Random base64 has 0.64 changes a character (standard deviation 0.06 at 64), camel-case names about 0.33. */
const RESTLESS = 0.42;

/** Names of object identifiers by which DER is told to be a certificate, a request for one, or a public key. */
const OPEN_DER =
  /^MII[A-Za-z0-9+/]{1,2}(?:[A-Za-z0-9+/]{2,3}MII|IjANBgkqhkiG9w0BAQEFAAOC)|^MI[GIHFC][A-Za-z0-9+/]{1,6}(?:MII[A-Za-z0-9+/]{2}|MIHB|MIG[A-Z])[oO]AMCAQIC|^MI[GIF][A-Za-z0-9+/]{1,4}(?:ANBgkqhkiG9w0BAQEFAAO|BgkqhkiG9w0BAQEFAAO|BMGByqGSM49)|^MF[kk]wEwYHKoZIzj0|^M[CF]owBQYDK2V|^MCowBQYDK2V/;

/** The same, and what SSH calls its public keys; also base64 of such a PEM block. */
const OPEN_BEGINNING =
  /^(?:AAAA(?:B3NzaC1|C3NzaC1l|E2VjZHNh|G(?:N|t)lY2RzY|GnNrLXNzaC|InNrLWVjZHN)|LS0tLS1CRUdJTiBDRVJU|LS0tLS1CRUdJTiBQVUJMSUM|LS0tLS1CRUdJTiBUUlVTVEVE|LS0tLS1CRUdJTiBYNTA5|LS0tLS1CRUdJTiBSU0EgUFVCTElD|LS0tLS1CRUdJTiBTU0gyIFBVQ)/;

const isOpen = (run: string): boolean => OPEN_BEGINNING.test(run) || OPEN_DER.test(run);

const isEncoded = (run: string): boolean => {
  if (isDigest(run.replace(/^0x/, '')) || !/[A-Za-z0-9]/.test(run) || isOpen(run)) return false;
  const mixed = /[a-z]/.test(run) && /[A-Z]/.test(run);
  if (mixed) return restlessness(run) >= RESTLESS;
  // Letters of one case and digits, without separators: no path and no name is as long as that.
  return (
    /^[A-Za-z0-9+]+={0,2}$/.test(run) && /\d/.test(run) && !/^[0-9a-fA-F]+$/.test(run) && !/^\d+$/.test(run)
  );
};

/** What stands before a run says that it is a checksum, or part of something public. */
const OPEN_BEFORE =
  /(?:sha(?:1|224|256|384|512)[-:=]|h1:|"(?:n|x|y|x5c|sig|signature|integrity|etag|checksum|digest|publicKey|public_key|cert|certificate|caBundle|ca\.crt|ca_cert|certificate-authority-data|client-certificate-data|request)\\?"\s?:\s?(?:\[\s?)?\\?"|x-amz-(?:id-2|cf-id):\s?|host_?id["']?[:=]\s?["']?|(?:caBundle|certificate-authority-data|client-certificate-data|publicKey|integrity|digest|checksum|etag|continue|request):\s?"?|[?&]continue=|ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-nistp\d{3} )$/i;

/** The bodies of certificates and public keys. */
const openBlocks = (text: string): readonly Span[] =>
  text.includes('---- ') || text.includes('-----') ? [...pemBlocks(text)].filter(({ open }) => open) : [];

/** `com/api/webhooks/`: the path of a URL, which is written with the same characters. */
const PATH_OF_URL = /^(?:[A-Za-z]{1,20}\/)+/;

/** No alphabet of base64 has both `/` and `-`: then the run is a path, and each of its parts stands for itself. */
function* partsOf(text: string, run: Span): Iterable<Span> {
  const word = text.slice(run.start, run.end);
  if (!word.includes('/') || !/\w[-_]\w/.test(word)) {
    yield run;
    return;
  }
  let { start } = run;
  for (const part of word.split('/')) {
    if (part.length >= SHORTEST) yield { start, end: start + part.length };
    start += part.length + 1;
  }
}

/** A run without the path of the URL that it goes on in. */
const withoutPath = (text: string, run: Span): Span => {
  if (!/:\/\/[\w.-]*\.$/.test(text.slice(Math.max(0, run.start - 128), run.start))) return run;
  const path = PATH_OF_URL.exec(text.slice(run.start, Math.min(run.end, run.start + 256)))?.[0].length ?? 0;
  return { start: run.start + path, end: run.end };
};

function* find(text: string): Iterable<Span> {
  let open: Span[] | null = null;
  for (const run of runs(text)) {
    open ??= [...openBlocks(text)];
    while ((open[0]?.end ?? Infinity) <= run.start) open.shift();
    if ((open[0]?.start ?? Infinity) <= run.start) continue;
    for (const block of partsOf(text, withoutPath(text, run))) {
      const word = text.slice(block.start, block.end);
      if (/^sha(?:256|384|512)-/.test(word) || !isEncoded(word)) continue;
      if (!OPEN_BEFORE.test(text.slice(Math.max(0, block.start - 40), block.start))) yield block;
    }
  }
}

/**
 * Base64 of 64 characters or more (docs/masking.md "Text"); digests, paths, certificates and public keys stay.
 */
export const base64Block = textRule({
  id: 'base64-block',
  about: 'Base64 of 64 characters or more that is no digest, certificate or public key',
  words: [],
  shortest: SHORTEST,
  find,
  matches: {
    [`data: ${Buffer.from('a text that is not a secret, or is it? who knows, who knows').toString('base64')}.`]:
      'data: [MASKED].',
    [`{"d":"${Buffer.from(Array.from({ length: 60 }, (_, n) => (n * 97) % 256)).toString('base64url')}"}`]:
      '{"d":"[MASKED]"}',
  },
  passes: [
    'image: shop@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'short c2hvcnQ= stays',
    '-'.repeat(80),
    'x-amz-id-2: eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran',
    '/subscriptions/9d6c2c7e-6c2b-4b2f-8a41-0c7d5f1a8be1/resourceGroups/rg-prod/providers/Microsoft.Web',
    'tx 0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b mined',
    '/var/lib/kubelet/pods/0e4fb1a6-8f2b-4a55-a5a1-1c9e6d1c0f3e/volumes/kubernetes_io_projected/kube-api-access',
    'TestReconcileDeploymentWhenReplicaSetIsMissingAndPodsAreBeingDeletedReturnsError',
    'integrity sha512-Rm0k7Wz8m8yqk3Y0jYb5m9Q2mX1mZ0v8bqv9d3Hk2pXo1sJm7nYw3Qe5Tt6Uu7Ii8Oo9Pp0Aa1Ss2Dd3Ff4Gg==',
    `caBundle: ${Buffer.from('-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQsw').toString('base64')}`,
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8Zr1v3xQy0n9X3l5Qm0bq2V8sTzq1kqf3m7w2Y9dLh shop@ci',
  ],
});
