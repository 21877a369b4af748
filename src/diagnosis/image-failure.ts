/** Why an image could not be had. */
export type ImageFailure =
  | 'rate-limited'
  | 'unreachable'
  | 'unauthorised'
  | 'not-found'
  | 'wrong-platform'
  | 'no-space'
  | 'not-present'
  | 'invalid-name'
  | 'unknown';

const PATTERNS: readonly (readonly [ImageFailure, RegExp])[] = [
  ['rate-limited', /toomanyrequests|too many requests|rate limit|\b429\b/i],
  [
    'unreachable',
    /dial tcp|no such host|connection refused|connection reset|i\/o timeout|tls handshake|x509|certificate|deadline exceeded|network is unreachable|no route to host|server misbehaving|http: server gave http response|\b50[234]\b|bad gateway|service unavailable|unexpected eof/i,
  ],
  [
    'unauthorised',
    /unauthori[sz]ed|authentication required|authorization failed|access denied|forbidden|no basic auth credentials|insufficient_scope|\b40[13]\b|\bdenied\b/i,
  ],
  ['wrong-platform', /no match for platform|no matching manifest|exec format error/i],
  ['not-found', /not found|notfound|manifest unknown|name unknown|does not exist|\b404\b/i],
  ['no-space', /no space left|disk quota exceeded/i],
];

/**
 * Classifies what the container runtime said. The image's own name is taken out first, as it may hold any word or number
 * (`registry.example.com/forbidden/app:4.0.4`).
 */
export const imageFailure = (reason: string | null, message: string, image: string): ImageFailure => {
  if (reason === 'InvalidImageName') return 'invalid-name';
  if (reason === 'ErrImageNeverPull') return 'not-present';
  const name = image.replace(/@sha256:[0-9a-f]+$/i, '').replace(/:[\w.-]+$/, '');
  const isName = (word: string): boolean => word.includes('://') || (name !== '' && word.includes(name));
  const text = message
    .split(/\s+/)
    .filter((word) => !isName(word))
    .join(' ');
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';
};

// What containerd, CRI-O and Docker put around a reason.
const WRAPPING =
  /^(?:rpc error: code = \w+ desc = |[\w -]*(?:image|reference) "[^"]*": |failed to do request: )/i;

/**
 * The part of the runtime's words that says why, without the wrapping that repeats the image's name:
 * `not found`, `unexpected status from HEAD request to …: 401 Unauthorized`.
 */
export const pullReason = (message: string, image: string): string => {
  let text = message.trim();
  for (let next = text.replace(WRAPPING, ''); next !== text; next = text.replace(WRAPPING, '')) text = next;
  return text.startsWith(`${image}: `) ? text.slice(image.length + 2) : text;
};

/** The tag or digest of an image; `latest` is what an image without one means. */
export const imageTag = (image: string): string => {
  const digest = /@(sha256:[0-9a-f]+)$/i.exec(image)?.[1];
  return digest ?? /:([\w][\w.-]*)$/.exec(image)?.[1] ?? 'latest';
};

/** The registry's host; Docker Hub where the name has none. Source: the distribution reference grammar. */
export const imageRegistry = (image: string): string => {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : 'docker.io';
};
