import type { Span } from '../marker.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { looksLikeKey } from './credential-shape.js';

/** `ETCDCTL_USER=root:x`, `basic.auth.user.info=key:x`, `CURLOPT_USERPWD => 'shop:x'`: a setting that holds both. */
const SETTING =
  /(?:\bETCDCTL_USER|\buser[._]info|userinfo|userpwd|\bbasic_?auth|\bcredentials?)\\{0,2}["']?[ \t]{0,3}(?:=>?|:|,)[ \t]{0,3}\\{0,2}["']?[\w.@+-]{1,64}:([^\s"',;:/\\]{3,256})/dgi;

/** `[smtp.shop.io]:587 shop@shop.io:x`, `static:shop:x`: Postfix's maps of relays. */
const RELAY =
  /^[ \t]{0,8}(?:\[[\w.-]{1,128}\](?::\d{1,5})?[ \t]{1,8}|[^\n]{0,80}\bstatic:)[\w.@+-]{1,128}:(\S{3,256})[ \t]*\r?$/dgm;

/** `credentials are admin/x`, `credentials: kim / x`, `login attempt [root/x] failed`: a person's or a honeypot's way to write it. */
const SAID =
  /\b(?:credentials?|creds|log-?in|login attempt|identifiants|zugangsdaten|anmeldedaten|credenciales|credenciais|credenziali)(?:[ \t](?:are|is|with|using|for|to)|(?:[ \t](?:de|für|para|per|di)[ \t]\w{1,24})?[ \t]?:)?[ \t]{1,3}[("'[]?[\w.@+-]{1,64}[ \t]?[/:][ \t]?([^\s"',;()[\]]{5,128})/dgi;

/** `user admin and password "x"`: quoted, as sentences that name both have it. */
const BOTH =
  /\buser(?:[ ]?name)?[ \t]["'`]?[\w.@+-]{1,64}["'`]?,?[ \t](?:and|&|with|und|et|y)[ \t](?:the[ \t])?pass(?:word|phrase|wort)[ \t]["'`]([^"'`\r\n]{3,128})["'`]/dgi;

/** A word with a digit or a mark among its letters, which a path, a host or a sentence seldom has at this place. */
const isMixed = (word: string): boolean =>
  /[A-Za-z]/.test(word) &&
  /\d|[!#$%^&*+?~]/.test(word) &&
  (!word.includes('/') || looksLikeKey(word)) &&
  !/^v?\d+(?:\.\d+)+/.test(word);

const isShown = (value: string): boolean => !isPlaceholder(value) && !isRemark(value, '');

/** A user and a password side by side, with nothing but a sign between them. */
export const userAndPassword = textRule({
  id: 'user-and-password',
  about: 'The password behind a user’s name in settings, relays’ maps and sentences that hold both',
  words: [
    'etcdctl_user',
    'user.info',
    'user_info',
    'userinfo',
    'userpwd',
    'basic_auth',
    'basicauth',
    'credential',
    'creds',
    'login',
    'log-in',
    'identifiants',
    'zugangsdaten',
    'anmeldedaten',
    'credencia',
    'credenzial',
    ' password ',
    ' passphrase ',
    ' passwort ',
    'static:',
    ']:587',
    ']:465',
    ']:25 ',
    ']:25\t',
    ']:2525',
  ],
  *find(text): Iterable<Span> {
    yield* spansOf(text, SETTING, 1, ([, value = '']) => isShown(value) && !/^\d+$/.test(value));
    yield* spansOf(text, RELAY, 1, ([, value = '']) => isShown(value) && !/^\d+$/.test(value));
    yield* spansOf(text, BOTH, 1, ([, value = '']) => isShown(value));
    yield* spansOf(text, SAID, 1, ([, value = '']) => isShown(value) && isMixed(value));
  },
  matches: {
    'ETCDCTL_USER=root:hunter2': 'ETCDCTL_USER=root:[MASKED]',
    'basic.auth.user.info=shop:hunter2': 'basic.auth.user.info=shop:[MASKED]',
    '[smtp.shop.io]:587 shop@shop.io:hunter2': '[smtp.shop.io]:587 shop@shop.io:[MASKED]',
    'The default credentials are admin/hunter2.': 'The default credentials are admin/[MASKED]',
    'changed your credentials to shop / hunter2x on db': 'changed your credentials to shop / [MASKED] on db',
    'Login with user admin and password "correct horse" at x':
      'Login with user admin and password "[MASKED]" at x',
    'Identifiants de connexion : admin / hunter2x': 'Identifiants de connexion : admin / [MASKED]',
    'login attempt [root/hunter2] failed': 'login attempt [root/[MASKED]] failed',
  },
  passes: [
    'login failed for kim/10.0.0.1',
    'credentials: secret shop/shop-db not found',
    'credentials are required',
    'user kim and password authentication "basic"',
    'login: kim:1000',
    '[shop.io]:587 relay',
  ],
});
