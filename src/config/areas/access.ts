import { text } from '../setting.js';
import { choices } from '../word-lists.js';

/** What a caller of the HTTP API may do. */
export const ACCESS_ROLES = ['analyze', 'ingest', 'admin'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** Who may use the HTTP API. */
export const access = {
  tokensFile: text('API_TOKENS_FILE', {
    about:
      'File with bearer tokens and their roles (docs/access.md), read again when it changes; unset means open to all.',
    example: '/etc/kuberca/api-tokens',
  }),
  openRoles: choices('API_OPEN_ROLES', ACCESS_ROLES, {
    fallback: [],
    about: 'Roles that need no token although API_TOKENS_FILE is set.',
    example: 'analyze',
  }),
};
