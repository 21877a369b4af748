import { custom, text } from '../setting.js';

/** What a caller of the HTTP API may do. */
export const ACCESS_ROLES = ['analyze', 'ingest', 'admin'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

const isRole = (word: string): word is AccessRole => ACCESS_ROLES.some((role) => role === word);

const rolesOf = (list: string): readonly AccessRole[] => {
  const words = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (!words.every(isRole)) throw new Error(`must be a list of ${ACCESS_ROLES.join(', ')}`);
  return [...new Set(words)];
};

/** Who may use the HTTP API. */
export const access = {
  tokensFile: text('API_TOKENS_FILE', {
    about:
      'File with bearer tokens and their roles (docs/access.md), read again when it changes; unset means open to all.',
    example: '/etc/kuberca/api-tokens',
  }),
  openRoles: custom('API_OPEN_ROLES', rolesOf, {
    fallback: [],
    shownDefault: '',
    form: `list of ${ACCESS_ROLES.join(', ')}`,
    about: 'Roles that need no token although API_TOKENS_FILE is set.',
    example: 'analyze',
  }),
};
