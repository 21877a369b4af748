import { LANGUAGES, type Language } from '../language.js';
import { custom, text } from '../setting.js';

const words = (list: string): readonly string[] =>
  list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');

/** A host without scheme, port or path; `*.` for all below it. */
const HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const hostsOf = (list: string): readonly string[] => {
  const hosts = words(list);
  if (!hosts.every((host) => HOST.test(host)))
    throw new Error('must be a list of host names without scheme, port or path');
  return [...new Set(hosts)];
};

const isLanguage = (word: string): word is Language => LANGUAGES.some((language) => language === word);

const languagesOf = (list: string): readonly Language[] => {
  const languages = words(list);
  if (languages.length === 0 || !languages.every(isLanguage))
    throw new Error(`must be a list of ${LANGUAGES.join(', ')}`);
  return [...new Set(languages)];
};

/** What answers may hold, and what a team adds to them. */
export const answers = {
  languages: custom<readonly Language[]>('ANSWER_LANGUAGES', languagesOf, {
    fallback: ['en', 'ko'],
    shownDefault: 'en,ko',
    form: `list of ${LANGUAGES.join(', ')}`,
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
