import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';

/** White space between words, and the kind of a password of Cisco's (`5`, `7`). */
const GAP = String.raw`[ \t]{1,3}`;
const KIND = String.raw`(?:${GAP}(?:level${GAP}\d{1,2}|[05789]))*`;
const NAME = String.raw`\S{1,64}`;

/** What begins a line whose last word or words are a secret, as programs' manuals have it. */
const BEGINNINGS: readonly string[] = [
  `snmp-server${GAP}community`,
  `enable${GAP}(?:secret|password)${KIND}`,
  String.raw`username${GAP}${NAME}${GAP}(?:privilege${GAP}\d{1,2}${GAP})?(?:secret|password)${KIND}`,
  `(?:tacacs|radius)-server${GAP}key${KIND}`,
  `neighbor${GAP}${NAME}${GAP}password${KIND}`,
  `(?:ip${GAP})?ospf${GAP}authentication-key${KIND}`,
  `pre-shared-key`,
  `user${GAP}${NAME}${GAP}(?:insecure-)?password`,
  `stats${GAP}auth${GAP}[^\\s:]{1,64}:`,
  `(?:proxy_set_header|add_header|http-request${GAP}set-header|RequestHeader${GAP}set)${GAP}["']?[\\w-]{0,32}(?:key|token|secret)["']?`,
  `(?:proxy_)?ssl_password`,
  `(?:\\w{1,16}${GAP})?psk`,
  `bindpw`,
  `rootpw`,
  `auth[_-]pass`,
];
const LINE = new RegExp(
  `^[ \\t]{0,16}(?:${BEGINNINGS.join('|')})(?:(?<=:)|${GAP})["']?([^\\s"';]{3,256})`,
  'dgim',
);

/** Sentences begin so too, in which a plain word follows. */
const SPOKEN = /^\s*(?:enable|user|username|neighbor)\b(?!.*(?:insecure-|\s\d\s))/i;

/** Settings of routers, switches, proxies and directories, in which white space separates words. */
export const applianceLine = textRule({
  id: 'appliance-line',
  about: 'The secret of a line in the settings of network devices, HAProxy, NGINX, LDAP and keepalived',
  words: [
    'community',
    'enable secret',
    'enable password',
    'secret ',
    'password ',
    'server key',
    'authentication-key',
    'pre-shared-key',
    'stats auth',
    'header',
    'ssl_password',
    'psk ',
    'bindpw',
    'rootpw',
    'auth_pass',
    'auth-pass',
  ],
  find: (text) =>
    spansOf(
      text,
      LINE,
      1,
      ([line = '', value = '']) =>
        !isPlaceholder(value) &&
        !isRemark(value, '') &&
        !value.endsWith(':') &&
        (/[^a-z]/.test(value) || !SPOKEN.test(line)),
    ),
  matches: {
    'snmp-server community hunter2 RO': 'snmp-server community [MASKED] RO',
    'enable secret 5 $9hunter2': 'enable secret 5 [MASKED]',
    'username shop privilege 15 password 7 0822455D0A16': 'username shop privilege 15 password 7 [MASKED]',
    '  stats auth admin:hunter2': '  stats auth admin:[MASKED]',
    '  user shop insecure-password hunter2': '  user shop insecure-password [MASKED]',
    'proxy_set_header X-Api-Key hunter2;': 'proxy_set_header X-Api-Key [MASKED];',
    'bindpw hunter2': 'bindpw [MASKED]',
  },
  passes: [
    'user shop password expired',
    'user shop password authentication failed',
    'proxy_set_header X-Api-Key $http_x_api_key;',
    'Password strength: weak',
    'enable password rotation',
    'stats auth required',
  ],
});
