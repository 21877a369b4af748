import { cpSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A made-up secret that stands nowhere else, and where it was planted. */
export interface Canary {
  readonly place: string;
  readonly secret: string;
}

/** Forms in which a secret can be told; each is planted in every place of text. */
const FORMS: Readonly<Record<string, (secret: string) => string>> = {
  assignment: (secret) => `DB_PASSWORD=${secret}`,
  json: (secret) => `{"apiKey":"${secret}"}`,
  url: (secret) => `postgres://shop:${secret}@db:5432/shop`,
  query: (secret) => `GET /v1/carts?access_token=${secret}&n=1`,
  bearer: (secret) => `Authorization: Bearer ${secret}`,
  flag: (secret) => `started with --client-secret ${secret}`,
  program: (secret) => `ran: redis-cli -h cache -a ${secret} ping`,
  dump: (secret) => `Config { user: "a", password: Some("${secret}") }`,
  spoken: (secret) => `the password for shop is ${secret}`,
  cookie: (secret) => `Cookie: sid=${secret}; theme=dark`,
  yaml: (secret) => `db:\n  password: ${secret}\n  user: shop`,
  dsn: (secret) => `open shop:${secret}@tcp(db:3306)/shop`,
};

/** Plants secrets and remembers all of them. */
export class Canaries {
  readonly #all: Canary[] = [];

  get all(): readonly Canary[] {
    return this.#all;
  }

  secret(place: string): string {
    const number = this.#all.length + 1;
    const secret = `Kn${String(number).padStart(3, '0')}qZ${(number * 7_919_777).toString(36)}Xw7`;
    this.#all.push({ place, secret });
    return secret;
  }

  /** One text for each form. */
  texts(place: string): readonly string[] {
    return Object.entries(FORMS).map(([form, write]) => write(this.secret(`${place}, ${form}`)));
  }

  /** Which of them a text shows, as they are or in base64. */
  shownIn(text: string): readonly string[] {
    return this.#all
      .filter(({ secret }) => {
        const encoded = Buffer.from(secret).toString('base64').slice(0, -4);
        return text.includes(secret) || text.includes(encoded);
      })
      .map(({ place }) => place);
  }
}

interface PodList {
  readonly items: {
    readonly metadata: { readonly name: string; annotations?: Record<string, string> };
    readonly spec: { readonly containers: { env?: unknown[]; args?: string[] }[] };
  }[];
}

/** A copy of the recorded cluster in whose pods and logs secrets were planted. */
export const plantedSnapshot = (from: string, canaries: Canaries): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kuberca-canaries-'));
  cpSync(from, folder, { recursive: true });
  const path = join(folder, 'objects', 'pods.json');
  const pods = JSON.parse(readFileSync(path, 'utf8')) as PodList;
  for (const { metadata, spec } of pods.items.filter(({ metadata: { name } }) =>
    name.startsWith('cart-api'),
  )) {
    metadata.annotations = {
      ...metadata.annotations,
      'example.com/config': JSON.stringify({ token: canaries.secret('an annotation') }),
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
        spec: { containers: [{ env: [{ name: 'API_TOKEN', value: canaries.secret('the last applied') }] }] },
      }),
    };
    for (const container of spec.containers) {
      container.env = [
        ...(container.env ?? []),
        { name: 'DB_PASSWORD', value: canaries.secret('a variable') },
        { name: 'DATABASE_URL', value: `mysql://shop:${canaries.secret('a variable with a URL')}@db/shop` },
      ];
      container.args = ['--token', canaries.secret('an argument'), `--api-key=${canaries.secret('a flag')}`];
    }
  }
  writeFileSync(path, JSON.stringify(pods));
  for (const log of globSync(join(folder, 'logs', 'shop', '*', '*.log'))) {
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    const at = lines.at(-1)?.split(' ')[0] ?? '';
    const planted = canaries.texts('a log').map((text) => `${at} ERROR ${text.replaceAll('\n', ' ')}`);
    writeFileSync(log, `${[...lines, ...planted].join('\n')}\n`);
  }
  return folder;
};
