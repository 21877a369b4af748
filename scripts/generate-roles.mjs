// Writes deploy/roles/deployments.yaml: the Deployment of deploy/deployment.yaml once for each role. With --check it writes nothing and exits 1
// when the file is not up to date. Needs a build.
import { parseAllDocuments, stringify } from 'yaml';
import { SERVICE_ROLES } from '../dist/config/areas/server.js';
import { keepFresh, readOrEmpty } from './generated-file.mjs';

const ROLE_LABEL = 'app.kubernetes.io/component';

/** Intake is one lane of small messages, and analyses what costs. */
const MEMORY = { http: '384Mi', intake: '256Mi', analyst: '512Mi' };

const whole = parseAllDocuments(readOrEmpty('deploy/deployment.yaml'))
  .map((document) => document.toJS())
  .find(({ kind }) => kind === 'Deployment');

/** @param {string} role */
const ofRole = (role) => {
  const deployment = structuredClone(whole);
  const { metadata, spec } = deployment;
  const pod = spec.template;
  const [container] = pod.spec.containers;
  metadata.name = `${metadata.name}-${role}`;
  for (const labels of [metadata.labels, spec.selector.matchLabels, pod.metadata.labels])
    labels[ROLE_LABEL] = role;
  for (const { labelSelector } of pod.spec.topologySpreadConstraints)
    labelSelector.matchLabels[ROLE_LABEL] = role;
  container.env.push({ name: 'SERVICE_ROLES', value: role });
  container.resources.limits.memory = MEMORY[role];
  return deployment;
};

const head = '# Written from deployment.yaml by `npm run roles`; do not edit.\n';
const documents = SERVICE_ROLES.map((role) =>
  stringify(ofRole(role), { lineWidth: 0, aliasDuplicateObjects: false }),
);

keepFresh({ 'deploy/roles/deployments.yaml': `${head}${documents.join('---\n')}` }, 'roles');
