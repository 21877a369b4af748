import { LANGUAGES } from '../language.js';
import { custom, text } from '../setting.js';
import { choices, wordsIn } from '../word-lists.js';

/** A host without scheme, port or path; `*.` for all below it. */
const HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const hostsOf = (list: string): readonly string[] => {
  const hosts = wordsIn(list.toLowerCase());
  if (!hosts.every((host) => HOST.test(host)))
    throw new Error('must be a list of host names without scheme, port or path');
  return [...new Set(hosts)];
};

/** What answers may hold, and what a team adds to them. */
export const answers = {
  languages: choices('ANSWER_LANGUAGES', LANGUAGES, {
    fallback: ['en', 'ko'],
    notEmpty: true,
    about:
      "Languages that a model writes an answer in. One alone costs less; the other is then filled by the rules' texts around the same cause.",
    example: 'en',
  }),
  linkHosts: custom<readonly string[]>('LINK_HOSTS', hostsOf, {
    fallback: [],
    shownDefault: '',
    form: 'list of host names',
    about:
      "Hosts that links in a model's text may lead to, beside the configured backends; `*.example.com` stands for all below it. Runbooks are read from them too.",
    example: 'grafana.example.com,*.wiki.example.com',
  }),
  runbooksDir: text('RUNBOOKS_DIR', {
    about:
      "Folder with the team's runbooks as Markdown files (docs/runbooks.md), read again when one changes.",
    example: '/etc/kuberca/runbooks',
  }),
};
