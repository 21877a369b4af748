// Writes the plain manifests of deploy/ and the component deploy/roles/: what the chart renders with its example plain.yaml, with one
// Deployment and with one for each role. With --check it writes nothing and exits 1 when they are not up to date.
import { execFileSync } from 'node:child_process';
import { findHelm } from './find-helm.mjs';
import { keepFresh } from './generated-file.mjs';

const VALUES = 'deploy/helm/examples/plain.yaml';
const HEAD = `# Rendered from deploy/helm/kuberca with ${VALUES} by \`npm run manifests\`; do not edit.\n`;
/** What Helm says before each document: where it comes from. */
const SOURCE = /^# Source: kuberca\/templates\/(.+)\n/;

/** What is in a rendering of the chart, by template. @param {string} helm @param {readonly string[]} values */
const renderedBy = (helm, ...values) => {
  const release = ['template', 'kube-rca-agent', 'deploy/helm/kuberca', '--namespace', 'kube-rca'];
  const text = execFileSync(helm, [...release, '--skip-tests', '--values', VALUES, ...values], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const documents = text.split(/^---\n/m).flatMap((document) => {
    const template = SOURCE.exec(document)?.[1];
    return template === undefined ? [] : [{ template, body: document.replace(SOURCE, '').trim() }];
  });
  return Map.groupBy(documents, ({ template }) => template);
};

/** @param {readonly { readonly body: string }[]} documents */
const fileOf = (documents) => HEAD + documents.map(({ body }) => `${body}\n`).join('---\n');

const helm = await findHelm();
const whole = renderedBy(helm);
const split = renderedBy(helm, '--set', 'roles.split=true');

keepFresh(
  Object.fromEntries([
    ...[...whole].map(([template, documents]) => [`deploy/${template}`, fileOf(documents)]),
    ...['deployment.yaml', 'pdb.yaml'].map((template) => [
      `deploy/roles/${template}`,
      fileOf(split.get(template)),
    ]),
  ]),
  'manifests',
);
