import { choice, integer } from '../setting.js';
import { words } from '../word-lists.js';

/** What the model may call, and how long a call may take. */
export const tools = {
  scope: choice('TOOLS_SCOPE', ['target', 'cluster'], {
    fallback: 'target',
    about:
      'What tools may reach: namespaces and nodes of the target, or everything that the service may read.',
  }),
  offer: choice('AGENT_TOOLS_OFFER', ['likely', 'all'], {
    fallback: 'likely',
    about:
      'likely: the usual tools with their schemas, the others by signature, to save tokens; all: all with schemas.',
  }),
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
