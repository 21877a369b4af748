import type { Span } from '../marker.js';
import { spansOf, textRule } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';

/** A form of one program, with what every text holds in which it stands, in lower case. */
interface Form {
  readonly word: string;
  /** What also stands in such a text, where the word is a common one. */
  readonly sign?: string;
  readonly pattern: RegExp;
}

/** How programs write a secret where its name is not one, or where no sign stands between the two; from their manuals. */
const FORMS: readonly Form[] = [
  // strongSwan's ipsec.secrets: `host : PSK "x"`, `: RSA key.pem "x"`.
  { word: ' psk ', pattern: /:[ \t]{1,3}PSK[ \t]{1,3}"([^"\r\n]{3,256})"/dg },
  { word: ' eap ', pattern: /:[ \t]{1,3}(?:EAP|XAUTH|NTLM)[ \t]{1,3}"([^"\r\n]{3,256})"/dg },
  {
    word: ': rsa ',
    pattern: /:[ \t]{1,3}(?:RSA|ECDSA|PKCS8|P12)[ \t]{1,3}[\w./-]{1,128}[ \t]{1,3}"([^"\r\n]{3,256})"/dg,
  },
  // Kafka's JAAS, behind the module's name: `user_kim="x"` names a user for whom x is the password.
  {
    word: 'loginmodule',
    pattern: /(?<=LoginModule required[^;]{0,1024})\buser_\w{1,64}="([^"\r\n]{3,256})"/dg,
  },
  // Ceph's keys are 40 characters of base64 that begin with a fixed header.
  { word: 'key = aq', pattern: /key = (AQ[\w+/]{36}==)/dg },
  // LDIF: two colons before base64.
  { word: 'password:: ', pattern: /password:: ([\w+/=]{4,1024})/dgi },
  { word: 'rootpw:: ', pattern: /rootpw:: ([\w+/=]{4,1024})/dgi },
  // SASL in Dovecot's and Postfix's logs, and the prompts of AUTH LOGIN.
  { word: ' resp=', pattern: /\bAUTH\b[^\n]{0,400} resp=([\w+/=]{8,1024})/dg },
  {
    word: 'ugfzc3dvcmq6',
    pattern: /UGFzc3dvcmQ6[ \t]*\r?\n(?:[A-Z><-]{1,3}:?[ \t]{1,3})?([\w+/=]{4,512})/dg,
  },
  // Exim: `client_send = ": user : x"`, `mysql_servers = host/db/user/x`, and a comparison with the second answer.
  {
    word: 'client_send',
    pattern: /client_send[ \t]{0,3}=[ \t]{0,3}"?[^\n"]{0,128}:[ \t]{1,3}([^\s":]{3,256})"?[ \t]*$/dgm,
  },
  {
    word: 'sql_servers',
    pattern:
      /sql_servers[ \t]{0,3}=[ \t]{0,3}"?[^\s"/]{1,128}\/[^\s"/]{1,64}\/[^\s"/]{1,64}\/([^\s":]{3,256})/dg,
  },
  { word: '$auth', pattern: /\{\$auth(?:3|2(?![^\n]{0,200}\$auth3))\}\{([^{}\s$]{3,256})\}/dg },
  // NGINX: a header compared with the only value that is let in, and the secret that ends a signed link.
  {
    word: '$http_',
    pattern:
      /\$http_\w{0,48}(?:token|key|secret|password|auth\w{0,16})[ \t]{0,3}(?:!=|=|!?~\*?)[ \t]{0,3}["']([^"'\r\n]{4,256})["']/dg,
  },
  // A header or parameter that a proxy sets for what stands behind it.
  ...['_set_header', 'set-header', 'add_header', 'add-header', 'cgi_param'].map((word) => ({
    word,
    pattern:
      /\b(?:proxy_set_header|grpc_set_header|add_header|more_set_headers|(?:set|add)-header|(?:fast|u?ws|s)cgi_param)[ \t]{1,4}["']?[\w-]{0,48}(?:token|key|secret|passw(?:or)?d|auth)[\w-]{0,16}["']?[ \t]{1,4}["']?(?!["']?(?:\$|%|Bearer |Basic ))([^\s"';]{6,512})/dgi,
  })),
  // ArcSight's common event format: what a field of one's own means stands in another.
  ...[1, 2, 3, 4, 5, 6].map((number) => ({
    word: `cs${number}label=`,
    pattern: new RegExp(
      `\\bcs${number}Label=[\\w -]{0,24}(?:password|token|secret|api[ _-]?key)\\b[^\\n]{0,200}?\\bcs${number}=([^\\s|]{3,256})`,
      'dgi',
    ),
  })),
  // The code that a sign-in comes back with, where it is no parameter of a URL.
  ...['oauth', 'callback', 'authorization_code'].map((word) => ({
    word,
    pattern:
      /\b(?:oauth\w{0,8}|callback|authorization_code)\b[^\n]{0,80}?\bcode["']?[ \t]?[=:][ \t]?["']?((?=[^\s"',;&]{0,255}\d)[\w./-]{20,512})/dgi,
  })),
  // Terraform's state: what its random provider made.
  {
    word: 'random_password',
    pattern: /"random_password"[^]{0,600}?"result\\{0,2}"\s{0,4}:\s{0,4}\\{0,2}"([^"\\\r\n]{4,256})/dg,
  },
  { word: 'secure_link_md5', pattern: /\bsecure_link_md5[ \t]{1,3}"[^"\r\n]{1,200}[ \t]([^\s"$]{3,128})"/dg },
  // Redis: a password set while it runs, Sentinel's, and the protocol as bytes.
  {
    word: 'config',
    pattern:
      /\bCONFIG["']?,?[ \t]{1,3}["']?SET["']?,?[ \t]{1,3}["']?(?:requirepass|masterauth|primaryauth|sentinel-pass)["']?,?[ \t]{1,3}["']?([^\s"']{3,256})/dgi,
  },
  {
    word: 'requirepass',
    pattern: /\brequirepass[ \t]{1,3}["']?((?=[^\s"']{0,255}[\d!#$%^&*+?~])[^\s"'=:][^\s"']{3,255})/dg,
  },
  { word: 'auth-pass', pattern: /\bauth-pass[ \t]{1,3}[\w.-]{1,64}[ \t]{1,3}["']?([^\s"']{3,256})/dg },
  {
    word: 'auth',
    pattern:
      /\$4(?:\r?\n|\\r\\n)AUTH(?:\r?\n|\\r\\n)(?:\$\d{1,4}(?:\r?\n|\\r\\n)[^\s\\$]{1,128}(?:\r?\n|\\r\\n)(?=\$))?\$\d{1,4}(?:\r?\n|\\r\\n)([^\s\\]{3,256})/dg,
  },
  // Telegraf's and other collectors' SNMP community.
  { word: 'community', pattern: /\bcommunity["']?[ \t]{0,3}[:=][ \t]{0,3}["']([^"'\r\n]{3,128})["']/dg },
  // PagerDuty's key of an integration; elsewhere a routing key is a queue's.
  {
    word: 'routing_key',
    pattern: /\brouting_key\\{0,2}["']?[ \t]{0,3}[:=][ \t]{0,3}\\{0,2}["']?([0-9a-f]{32}|R[0-9A-Z]{31})\b/dg,
  },
  // Consul's tokens by what they are for.
  {
    word: 'initial_management',
    pattern:
      /\b(?:initial_management|agent_recovery|agent_master)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([\w-]{8,64})/dg,
  },
  // Expect: what is sent when a password is asked for.
  {
    word: 'assword',
    sign: 'send',
    pattern: /assword[^\n]{0,24}\bsend(?:_user)?[ \t]{1,3}(?:--[ \t]{1,3})?["']([^"'\\\r\n]{3,256})/dg,
  },
  // WireGuard's and others' key out of another command.
  {
    word: '-key <(',
    pattern: /-key[ \t]{1,3}<\([ \t]{0,2}(?:echo|printf)[ \t]{1,3}["']?([^\s"')]{8,256})/dg,
  },
  // InfluxDB 1: user and password as parameters of one letter.
  { word: '&p=', pattern: /[?&]u=[^\s&"']{1,64}&p=([^\s&"']{3,256})/dg },
  // OpenVPN's management interface.
  { word: 'password "', pattern: /\bpassword[ \t]"[A-Z][\w ]{1,32}"[ \t]"([^"\r\n]{3,256})"/dg },
];

/** Not a community, only the agreed names of everyone's. */
const isShown = (value: string): boolean =>
  !isPlaceholder(value) && !isRemark(value, '') && value !== 'public';

/** Lines of common servers in forms of their own. */
export const serviceLine = textRule({
  id: 'service-line',
  about:
    'Secrets in the forms of strongSwan, Kafka, Ceph, LDIF, Dovecot, Exim, NGINX, Redis, Telegraf, Consul and InfluxDB',
  words: FORMS.map(({ word }) => word),
  *find(text, hits): Iterable<Span> {
    for (const number of new Set(hits.map(({ word }) => word))) {
      const form = FORMS[number];
      if (form && text.includes(form.sign ?? ''))
        yield* spansOf(text, form.pattern, 1, ([, value = '']) => isShown(value));
    }
  },
  matches: {
    'shop.io : PSK "correct horse"': 'shop.io : PSK "[MASKED]"',
    'PlainLoginModule required\n  user_kim="hunter2";': 'PlainLoginModule required\n  user_kim="[MASKED]";',
    '[client.admin]\n\tkey = AQBvLx5jAAAAABAAf3kQ9sZxW1vQmYtL2nR8uA==': '[client.admin]\n\tkey = [MASKED]',
    'userPassword:: aHVudGVyMg==': 'userPassword:: [MASKED]',
    'CONFIG SET requirepass hunter2': 'CONFIG SET requirepass [MASKED]',
    '# requirepass hunter2 set by CONFIG': '# requirepass [MASKED] set by CONFIG',
    'sentinel auth-pass shop hunter2': 'sentinel auth-pass shop [MASKED]',
    '*2\n$4\nAUTH\n$7\nhunter2': '*2\n$4\nAUTH\n$7\n[MASKED]',
    'S: 334 UGFzc3dvcmQ6\nC: aHVudGVyMg==': 'S: 334 UGFzc3dvcmQ6\nC: [MASKED]',
    'proxy_set_header X-Api-Key hunter2; proxy_pass http://a;':
      'proxy_set_header X-Api-Key [MASKED]; proxy_pass http://a;',
    'suser=kim cs1Label=password cs1=hunter2 src=a': 'suser=kim cs1Label=password cs1=[MASKED] src=a',
    '{"type":"random_password","instances":[{"attributes":{"length":7,"result":"hunter2"}}]}':
      '{"type":"random_password","instances":[{"attributes":{"length":7,"result":"[MASKED]"}}]}',
    'oauth callback params: code=36J6fqLK8I_yMO_oNzSBZfCFJU state=xyz':
      'oauth callback params: code=[MASKED] state=xyz',
    'hide mysql_servers = db/mail/exim/hunter2': 'hide mysql_servers = db/mail/exim/[MASKED]',
    'if ($http_x_token != "hunter2") { return 403; }': 'if ($http_x_token != "[MASKED]") { return 403; }',
    'http://influx/write?db=x&u=shop&p=hunter2&precision=s':
      'http://influx/write?db=x&u=shop&p=[MASKED]&precision=s',
  },
  passes: [
    'community = "public"',
    'proxy_set_header X-Auth-User $remote_user;',
    'cs1Label=policy cs1=default-deny',
    'oauth callback failed code=invalid_request_of_the_client',
    'routing_key = orders.created',
    'CONFIG SET maxmemory 1gb',
    'requirepass directive of redis 7',
    'userPassword: required',
    'user_id="12"\nuser_name="kim"',
    'auth-pass is missing',
  ],
});
