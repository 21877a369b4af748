import { integer, words } from '../setting.js';

/** What the model may call, and how long a call may take. */
export const tools = {
  disabled: words('AGENT_TOOLS_DISABLED', {
    about: 'Tools the model is not offered, by name (docs/tools.md).',
    example: 'get_manifest,list_manifests',
  }),
  timeoutSeconds: integer('AGENT_TOOL_TIMEOUT_SECONDS', {
    fallback: 20,
    min: 1,
    max: 120,
    about: 'Time one call of a tool may take in all, whatever it reads.',
  }),
};
