import { describe, expect, it } from '@jest/globals';
import { imageFailure, imageRegistry, imageTag, pullReason } from './image-failure.js';

const IMAGE = 'registry.example.com/forbidden/api:4.0.4';
const wrapped = (reason: string): string =>
  `rpc error: code = Unknown desc = failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": ${reason}`;

describe('imageFailure', () => {
  it.each([
    ['not-found', wrapped(`${IMAGE}: not found`)],
    [
      'not-found',
      'Error response from daemon: manifest for nginx:9.99 not found: manifest unknown: manifest unknown',
    ],
    [
      'unauthorised',
      wrapped('unexpected status from HEAD request to https://registry.example.com/v2/: 401 Unauthorized'),
    ],
    [
      'unauthorised',
      wrapped('failed to authorize: failed to fetch anonymous token: unexpected status: 403 Forbidden'),
    ],
    [
      'unauthorised',
      wrapped(
        'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      ),
    ],
    [
      'unreachable',
      wrapped(
        'failed to do request: Head "https://registry.example.com/v2/x": dial tcp: lookup registry.example.com: no such host',
      ),
    ],
    [
      'unreachable',
      wrapped(
        'failed to do request: Head "https://registry.example.com/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    ],
    [
      'unreachable',
      wrapped('failed to do request: Head "https://registry.example.com/": net/http: TLS handshake timeout'),
    ],
    [
      'rate-limited',
      wrapped(
        '429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit',
      ),
    ],
    ['wrong-platform', 'no match for platform in manifest: not found'],
    ['no-space', 'failed to copy: write /var/lib/containerd/x: no space left on device'],
    ['unknown', wrapped('something new')],
    ['unknown', ''],
  ])('%s: %s', (failure, message) => {
    expect(imageFailure('ImagePullBackOff', message, IMAGE)).toBe(failure);
  });

  it('takes the state’s own reason where it tells', () => {
    expect(imageFailure('InvalidImageName', 'not found', 'A:b:c')).toBe('invalid-name');
    expect(imageFailure('ErrImageNeverPull', '', IMAGE)).toBe('not-present');
  });
});

describe('pullReason', () => {
  it.each([
    [wrapped(`${IMAGE}: not found`), 'not found'],
    [wrapped('401 Unauthorized'), '401 Unauthorized'],
    ['plain words', 'plain words'],
  ])('%s → %s', (message, reason) => {
    expect(pullReason(message, IMAGE)).toBe(reason);
  });
});

describe('image names', () => {
  it.each([
    ['registry.example.com:5000/a/b:2.4.1-rc9', '2.4.1-rc9', 'registry.example.com:5000'],
    ['registry.example.com:5000/a/b', 'latest', 'registry.example.com:5000'],
    ['nginx', 'latest', 'docker.io'],
    ['library/nginx:1.27', '1.27', 'docker.io'],
    ['localhost/x:1', '1', 'localhost'],
    ['a/b@sha256:0123abcd', 'sha256:0123abcd', 'docker.io'],
  ])('%s', (image, tag, registry) => {
    expect(imageTag(image)).toBe(tag);
    expect(imageRegistry(image)).toBe(registry);
  });
});
