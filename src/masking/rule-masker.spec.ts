import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadSettings } from '../config/load.js';
import { Masked, type Masker } from './index.js';
import { RuleMasker } from './rule-masker.js';
import { TEXT_RULES } from './rules/index.js';

const maskerWith = (environment: Record<string, string> = {}): Masker =>
  new RuleMasker(loadSettings(environment));
const masker = maskerWith();
const hashing = maskerWith({ BUILTIN_REDACTION_HASH_MODE: 'true' });
const mask = (value: unknown): unknown => masker.mask(value).value;

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N';

describe('names of keys', () => {
  it.each([
    'db_password',
    'access_key_id',
    'api_key',
    'apikey',
    'x-api-key',
    'secret_key',
    'clientSecret',
    'PGPASSWORD',
    'authToken',
    'Authorization',
    'tls.key',
    'credentials',
    'auth',
  ])('masks the value of %s', (key) => {
    expect(mask({ [key]: 'shop' })).toEqual({ [key]: '[MASKED]' });
  });

  it.each([
    'secret_name',
    'secretName',
    'token_budget',
    'serviceAccountToken',
    'automountServiceAccountToken',
    'secret_ref',
    'secret_key_ref',
    'keyRef',
    'monkey',
    'tokenizer',
    'keyboard',
    'topologyKey',
    'inputTokens',
    'password_file',
    'author',
    'bypass',
  ])('keeps the value of %s', (key) => {
    expect(mask({ [key]: 'shop' })).toEqual({ [key]: 'shop' });
  });

  it('masks numbers, keeps booleans, null and the empty text, enters objects and lists', () => {
    expect(
      mask({ password: 12, token: true, secret: null, api_key: '', credentials: { user: 'a', token: 'b' } }),
    ).toEqual({
      password: '[MASKED]',
      token: true,
      secret: null,
      api_key: '',
      credentials: { user: 'a', token: '[MASKED]' },
    });
    expect(mask({ tokens: ['one'], secrets: [{ name: 'regcred' }] })).toEqual({
      tokens: ['one'],
      secrets: [{ name: 'regcred' }],
    });
  });

  it('keeps a lone key, and the keys of taints, tolerations, selectors, references and attributes', () => {
    const kept = {
      key: 'abc',
      taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
      tolerations: [{ key: 'dedicated', operator: 'Exists' }],
      matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }],
      secretKeyRef: { key: 'password' },
      items: [{ key: 'tls.crt' }],
      attributes: [{ key: 'http.method', value: { stringValue: 'GET' } }],
    };
    expect(mask(kept)).toEqual(kept);
  });

  it('masks the value of a pair whose name is a secret’s', () => {
    expect(
      mask({
        httpHeaders: [{ name: 'Authorization', value: 'x' }],
        attributes: [{ key: 'db.password', value: { stringValue: 'x' } }],
      }),
    ).toEqual({
      httpHeaders: [{ name: 'Authorization', value: '[MASKED]' }],
      attributes: [{ key: 'db.password', value: { stringValue: '[MASKED]' } }],
    });
  });
});

describe('Kubernetes objects', () => {
  const env = [
    { name: 'LOG_LEVEL', value: 'debug' },
    { name: 'DB_PASSWORD', value: 'hunter2' },
    { name: 'EMPTY', value: '' },
    { name: 'PW', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
  ];
  const hidden = { name: 'DB_PASSWORD', value: '[MASKED]' };

  it('masks what is secret of an environment, and keeps the rest and references', () => {
    expect(mask({ env })).toEqual({ env: [env[0], hidden, env[2], env[3]] });
  });

  it('masks every value of an environment and every annotation of others when it is to be strict', () => {
    const strict = maskerWith({ MASKING_STRICT: 'true' });
    const metadata = { annotations: { 'example.com/note': 'x', 'kubernetes.io/change-cause': 'y' } };
    expect(strict.mask({ metadata, spec: { env } }).value).toEqual({
      metadata: { annotations: { 'example.com/note': '[MASKED]', 'kubernetes.io/change-cause': 'y' } },
      spec: { env: [{ name: 'LOG_LEVEL', value: '[MASKED]' }, hidden, env[2], env[3]] },
    });
  });

  it('masks the data of a Secret and of the items of a list of them, keys stay', () => {
    const secret = {
      metadata: { name: 'db' },
      type: 'Opaque',
      data: { username: 'YQ==' },
      stringData: { url: 'x' },
    };
    const masked = { ...secret, data: { username: '[MASKED]' }, stringData: { url: '[MASKED]' } };
    expect(mask({ kind: 'Secret', ...secret })).toEqual({ kind: 'Secret', ...masked });
    expect(mask({ kind: 'SecretList', items: [secret] })).toEqual({ kind: 'SecretList', items: [masked] });
    expect(mask({ kind: 'ConfigMap', data: { mode: 'prod' } })).toEqual({
      kind: 'ConfigMap',
      data: { mode: 'prod' },
    });
  });

  it('reads annotations as text, and the last applied configuration as the object that it is', () => {
    expect(
      mask({
        kind: 'Pod',
        metadata: {
          name: 'a',
          annotations: {
            'example.com/note': 'x',
            'deployment.kubernetes.io/revision': '3',
            'app.kubernetes.io/part-of': `shop ${JWT}`,
            'kubectl.kubernetes.io/last-applied-configuration': '{"kind":"Secret","data":{"a":"YQ=="}}',
          },
        },
      }),
    ).toEqual({
      kind: 'Pod',
      metadata: {
        name: 'a',
        annotations: {
          'example.com/note': 'x',
          'deployment.kubernetes.io/revision': '3',
          'app.kubernetes.io/part-of': 'shop [MASKED]',
          'kubectl.kubernetes.io/last-applied-configuration': '{"kind":"Secret","data":{"a":"[MASKED]"}}',
        },
      },
    });
  });

  it('reads the annotations of an alert as text', () => {
    const alert = {
      status: 'firing',
      labels: { alertname: 'KubePodCrashLooping', pod: 'cart-0' },
      annotations: { summary: 'Pod is crash looping.', description: 'Bearer abc12345xyz was used' },
      startsAt: '2026-01-01T00:00:00Z',
      fingerprint: '0123456789abcdef',
    };
    expect(mask(alert)).toEqual({
      ...alert,
      annotations: { summary: 'Pod is crash looping.', description: 'Bearer [MASKED] was used' },
    });
  });

  it('masks the values of flags in args, joined or in two elements, and tokens in them', () => {
    expect(
      mask({ args: ['--password=x', '--token', 'y', '--verbose', '--user', 'shop', `auth ${JWT}`] }),
    ).toEqual({
      args: ['--password=[MASKED]', '--token', '[MASKED]', '--verbose', '--user', 'shop', 'auth [MASKED]'],
    });
  });

  it('keeps digests and ids in images, uids and resource versions', () => {
    const digest = 'a1'.repeat(32);
    const kept = {
      image: `shop@sha256:${digest}`,
      uid: '7f1c1f0e-5b7a-4b57-9d6b-1d2f6a1b7c3d',
      resourceVersion: '1',
      imageID: `x@sha256:${digest}`,
    };
    expect(mask(kept)).toEqual(kept);
  });
});

describe('labels and annotations', () => {
  it('are cut with a notice where there are too many', () => {
    const labels = Object.fromEntries(Array.from({ length: 50_000 }, (_, number) => [`label${number}`, 'x']));
    const masked = mask({ labels }) as { labels: Record<string, string> };
    expect(Object.keys(masked.labels)).toHaveLength(1001);
    expect(masked.labels['kuberca: left out']).toBe('49000 of 50000');
  });

  it('are cut with a notice where one is too long', () => {
    const { annotations } = mask({ annotations: { note: 'word '.repeat(200_000), other: 'y' } }) as {
      annotations: Record<string, string>;
    };
    expect(annotations['note']).toMatch(/word… \(93\d{4} characters were left out\)$/);
    expect(annotations['other']).toBe('y');
  });
});

describe('logs', () => {
  it('masks a PEM block that lies across the lines of a list, and keeps their number', () => {
    expect(
      mask([
        '2026-01-01T00:00:00Z loading key',
        '2026-01-01T00:00:01Z -----BEGIN PRIVATE KEY-----',
        '2026-01-01T00:00:01Z MIIEvQIBADANBgkqhkiG9w0BAQ',
        '2026-01-01T00:00:01Z -----END PRIVATE KEY-----',
        '2026-01-01T00:00:02Z ready',
      ]),
    ).toEqual([
      '2026-01-01T00:00:00Z loading key',
      '2026-01-01T00:00:01Z -----BEGIN PRIVATE KEY-----',
      '[MASKED]',
      '2026-01-01T00:00:01Z -----END PRIVATE KEY-----',
      '2026-01-01T00:00:02Z ready',
    ]);
  });
});

describe('what changed', () => {
  it('keeps the name of a setting that is told without a value, and hides one that has a value', () => {
    const told = { setting: 'STRIPE_WEBHOOK_SECRET', line: 'STRIPE_WEBHOOK_SECRET is not set' };
    expect(maskerWith({}).mask(told).value).toEqual(told);
    expect(maskerWith({}).mask({ setting: 'API_SECRET', value: 'x7-plain' }).value).toEqual({
      setting: 'API_SECRET',
      value: '[MASKED]',
    });
  });
});

describe('settings', () => {
  it('writes the start of a keyed hash in hash mode, equal for equal secrets', () => {
    expect(hashing.mask({ password: 'secret-password' }).value).not.toEqual(
      maskerWith({ BUILTIN_REDACTION_HASH_MODE: 'true' }).mask({ password: 'secret-password' }).value,
    );
    const [a, b] = [hashing.text('token=abcdefg').value, hashing.text('other token=abcdefg').value];
    expect(a).toMatch(/^token=\[HASH:[0-9a-f]{8}\]$/);
    expect(b).toBe(`other ${a}`);
  });

  it('runs the user’s expressions after the built-in rules, also on what those skip, never on keys', () => {
    const own = maskerWith({ MASKING_REGEX_LIST_JSON: '["(?i)EMP-[0-9]{6}", "(?P<n>shop)-\\\\d"]' });
    expect(own.mask({ 'emp-123456': 'emp-123456 password=x', uid: 'shop-1', n: 3 }).value).toEqual({
      'emp-123456': '[MASKED] password=[MASKED]',
      uid: '[MASKED]',
      n: 3,
    });
  });

  it('names the rule in the mark when that is asked for', () => {
    const labelled = maskerWith({ MASKING_LABELS: 'true' });
    expect(labelled.mask({ password: 'x', text: 'token=abcdefg' }).value).toEqual({
      password: '[MASKED:place]',
      text: 'token=[MASKED:assignment]',
    });
  });

  it('leaves only the user’s expressions when the built-in rules are off', () => {
    const own = maskerWith({ BUILTIN_REDACTION_ENABLED: 'false', MASKING_REGEX_LIST_JSON: '["emp-[0-9]+"]' });
    expect(own.mask({ password: 'x emp-1', env: [{ name: 'A', value: 'b' }], token: 5 }).value).toEqual({
      password: 'x [MASKED]',
      env: [{ name: 'A', value: 'b' }],
      token: 5,
    });
  });

  it('does not let a user’s expression break a mark, but lets it swallow one', () => {
    const own = maskerWith({ MASKING_REGEX_LIST_JSON: '["MASK", "secret.*", "x*"]' });
    expect(own.text('a token=abcdef').value).toBe('a token=[MASKED]');
    expect(own.text('the secret is Bearer abc12345 and more').value).toBe('the [MASKED]');
  });
});

describe('any value', () => {
  const secrets = fc.constantFrom(
    ...TEXT_RULES.flatMap((rule) => Object.keys(rule.matches)),
    JWT,
    '[MASKED]',
    '[HASH:00112233]',
  );
  const words = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    secrets,
    fc.constantFrom(...'"\'\\ \n=:,;&@[]{}-/'),
  );
  const texts = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(''));
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            'password',
            'env',
            'name',
            'value',
            'key',
            'data',
            'kind',
            'metadata',
            'annotations',
            '__proto__',
            'toJSON',
          ),
        ),
        tie('value'),
        { maxKeys: 5, noNullPrototype: true },
      ),
    ),
  })).value;

  it.each([
    ['marks', masker],
    ['hashes', hashing],
  ])('is the same masked once and twice (%s)', (_, subject) => {
    fc.assert(
      fc.property(values, (value) => {
        const once = subject.mask(value).value;
        expect(subject.mask(once).value).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, string]>([
    ['a key around a key', `0"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----\\n"`],
    ['what is left of a line', 'a8Fk29dLq0ZpXw7 password=x y'],
    ['marks alone', '[MASKED] and [MASKED:token]'],
  ])('is the same masked twice among secrets: %s', (_, env) => {
    const once = mask({ password: { env } });
    expect(mask(once)).toEqual(once);
  });

  it('does not reach prototypes through __proto__', () => {
    const masked = mask(JSON.parse('{"__proto__":{"polluted":"password=x"},"a":1}')) as Record<
      string,
      unknown
    >;
    expect(Object.keys(masked)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(masked)).toBe(Object.prototype);
    expect(JSON.stringify(masked)).toBe('{"__proto__":{"polluted":"password=[MASKED]"},"a":1}');
  });

  it('ends on cycles, on depth and on values that are no JSON', () => {
    const cycle: Record<string, unknown> = { name: 'a' };
    cycle['self'] = cycle;
    expect(mask(cycle)).toEqual({ name: 'a', self: '[MASKED]' });
    let deep: unknown = 'password=x';
    for (let level = 0; level < 5000; level += 1) deep = [deep];
    expect(JSON.stringify(mask(deep))).toContain('[MASKED]');
    const now = new Date(0);
    const throwing = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(mask({ now, n: 10n, f: () => 1, u: undefined, b: Buffer.from('x'), throwing })).toEqual({
      now,
      n: '10',
      b: '[MASKED]',
      throwing: '[MASKED]',
    });
  });

  it('keeps what was masked before and masks what is built from it', () => {
    const inner = masker.text('password=x');
    expect((mask({ inner }) as { inner: unknown }).inner).toBe(inner);
    const halves = masker.mask({ left: 'pass', right: 'word=hunter2' });
    expect(masker.derive(halves, ({ left, right }) => left + right).value).toBe('password=[MASKED]');
    expect(JSON.stringify({ inner })).toBe('{"inner":"password=[MASKED]"}');
  });

  it('can be made by the masker only', () => {
    // @ts-expect-error -- the key that the constructor asks for is known in its own file only
    expect(() => new Masked(Symbol('masking'), 'password=x')).toThrow(TypeError);
  });
});
