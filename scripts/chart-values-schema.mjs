// The schema of the chart's values: their shape from values.yaml, the settings from the code, so that a misspelt setting or value
// is refused before anything is installed.

/** Objects whose members are the user's own. */
const OPEN = new Set(
  `nodeSelector affinity podAnnotations podLabels resources annotations labels data storeRef`.split(/\s+/),
);

/** The values of charts/nats stand beside ours; its own schema has both. */
const WITH_OTHERS = new Set(['nats']);

const ENUMS = {
  scope: ['cluster', 'namespaces'],
  pullPolicy: ['Always', 'IfNotPresent', 'Never'],
  type: ['ClusterIP', 'NodePort', 'LoadBalancer'],
};

const schemaOf = (name, value) => {
  if (Array.isArray(value)) return { type: 'array' };
  if (typeof value === 'object' && value !== null) {
    if (OPEN.has(name)) return { type: 'object' };
    const properties = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, schemaOf(key, inner)]),
    );
    return { type: 'object', properties, additionalProperties: WITH_OTHERS.has(name) };
  }
  if (ENUMS[name] !== undefined) return { enum: ENUMS[name] };
  if (typeof value === 'number') return { type: 'integer', minimum: 0 };
  return { type: typeof value };
};

/** Secrets have no place in values: they come from a Secret. */
const settingSchema = ({ about, form, shownDefault }) => ({
  description: `${about} (${form})${shownDefault === '' ? '' : ` Default: ${shownDefault}.`}`,
  type: ['string', 'number', 'boolean'],
});

/** @param {Record<string, unknown>} values of values.yaml @param {readonly object[]} settings every setting of the agent */
export const valuesSchema = (values, settings) => {
  const { settings: _own, roles, ...rest } = values;
  const role = {
    type: 'object',
    properties: { replicas: { type: 'integer', minimum: 0 }, resources: { type: 'object' } },
    additionalProperties: false,
  };
  const plain = settings.filter(({ secret }) => !secret);
  return {
    $schema: 'https://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, schemaOf(name, value)])),
      global: { type: 'object' },
      roles: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(roles).map(([name, value]) => [
            name,
            name === 'split' ? schemaOf(name, value) : role,
          ]),
        ),
        additionalProperties: false,
      },
      settings: {
        type: 'object',
        properties: Object.fromEntries(plain.map((setting) => [setting.env, settingSchema(setting)])),
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  };
};

/**
 * The schema of charts/nats: its own values, and those of ours below `nats`.
 * @param {Record<string, unknown>} own of its values.yaml @param {Record<string, unknown>} ours below `nats` of our values.yaml
 */
export const natsSchema = (own, ours) => ({
  $schema: 'https://json-schema.org/draft-07/schema#',
  ...schemaOf('natsServer', { ...ours, ...own }),
  properties: { ...schemaOf('natsServer', { ...ours, ...own }).properties, global: { type: 'object' } },
});
