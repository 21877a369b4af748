import { isMark } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { looksRandom, restlessness } from './credential-shape.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const NOTHING = words(
  `null none nil true false yes no on off undefined empty unset <nil> <none> <unset> <set <redacted> [redacted] redacted hidden
  masked filtered [filtered] removed n/a na - eof string str text boolean bool int integer number object any bytes []byte char
  varchar all &str sensitive (sensitive) <sensitive> [hidden] <hidden> [masked] <masked> provided present absent
  always never on_create`,
);

/** What stands for a value that comes from elsewhere. */
const REFERENCE =
  /^(?:\{\{|\$\{\{|\$\(\w|\$\{\w|\$[A-Za-z_]\w*(?:$|->\w|\[(?:["'\w]|$))|%[A-Za-z_]\w*%$|%env\(|#\{|@@?[A-Z_]+@@?$|<[a-zA-Z/][\w .-]{0,60}>?$|<\|\w{1,40}\|>$|<%|\.Values\.|arn:aws|ref\+\w+:|op:\/\/|env:[A-Z]|file:|sm:\/\/|awssm:|gcpsm:|keyvault:|vault:(?:secret|kv|[\w-]+\/data)|projects\/[\w-]+\/secrets\/|secret:\/\/|![A-Za-z][\w.-]*$|!Ref|!GetAtt|!secret|@Microsoft\.KeyVault)/;

/** What a statement or a message leaves open for a value: `$1`, `?`, `%s`, `:token`. */
const OPEN_PLACE = /^(?:\$\d{1,3}|\?|%[sdvq]|:[a-z_]\w{0,40})$/;

/** An absolute or relative path of plain words. */
const PATH =
  /^(?:\.{0,2}|~|[A-Za-z]:)(?:[/\\][A-Za-z@._-]*[A-Za-z._-][\w@.-]{0,40}){2,}\/?$|^\.{1,2}\/[\w./-]+$|^[\w-]+(?:\.[\w-]+)?\.(?:key|pem|crt|cer|p12|pfx|jks|txt|json|ya?ml|env)$|^\/[a-z]+$|^[a-z][a-z_-]*(?:\/[a-z][a-z_.-]*){2,}$/;

/** Base64 may begin with `/`, but no word of a path changes its kind of character as often. */
const isPath = (value: string): boolean =>
  PATH.test(value) && !(value.length >= 20 && /^[\w+/=]+$/.test(value) && restlessness(value) >= 0.42);

/** Another name or call in a program. */
const CODE =
  /^(?:(?:self|this|os|process|config|conf|cfg|settings|env|args|opts|options|params|req|request|ctx|context|app|data|body|headers|System|Environment|module|local|var|each|input|credentials|secrets|user)[.?[]+[A-Za-z_(["'].*|[A-Za-z_][\w.:]*\(.*|[a-z_]\w*(?:\.[A-Za-z_]\w*){2,}|[a-z_]\w*\)[.[].*|(?:get|fetch|read|load|new|await|func|function|lambda|return)[A-Z_]\w*)$/;

/** Nothing to hide: empty, a literal, stars, a reference to a variable or a secret's store, a path, or a mark. */
export const isPlaceholder = (value: string): boolean =>
  value === '' ||
  isMark(value) ||
  NOTHING.has(value.toLowerCase()) ||
  /^(?:[*•x.X_-]{2,}|\.{3,}|…)$/.test(value) ||
  /^[*•]{3,}|^0x[0-9a-fA-F]{1,16}$/.test(value) ||
  REFERENCE.test(value) ||
  OPEN_PLACE.test(value) ||
  // A URL: what is secret in it is for the rules on URLs.
  /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(value) ||
  isPath(value) ||
  // `(sensitive value)`, `(known after apply)` of Terraform.
  // A time.
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:|$)/.test(value) ||
  /^\((?:sensitive|known|null|redacted|hidden|masked|none|empty|unset|unchanged)\b/i.test(value) ||
  // An array or object in JSON or Go's notation: what is inside is read by itself.
  /^(?:\[(?:["'\s{[]|\]?$)|\{(?:["'\s]|[\w.-]{1,64}:|\}?$))/.test(value);

/** An expression of a program that makes the value, such as stack traces show: `os.environ["X"]`, `getToken()`. */
export const isCode = (name: string, value: string): boolean =>
  CODE.test(value) || (value.toLowerCase() === name.toLowerCase() && /^[a-z_]+$/i.test(value));

/** What Kubernetes' Secrets are usually called. */
const OBJECT_NAME_PART =
  /(?:^|[-./])(?:secrets?|credentials?|creds|tls|certs?|certificate|tokens?|auth|regcred|keys?|password|config|env|pull|admin|registry|ca|db|user|webhook|app|oauth|docker|ssh)(?:$|[-./])/;

/** `secret="namespace/name"`, `secret: shop-tls`: a Kubernetes Secret by its name. */
export const isResourceReference = (name: string, value: string): boolean => {
  if (!/secret$/i.test(name) && whatNameSays(name) !== 'secret-object') return false;
  if (/^[a-z0-9-]{1,63}\/[a-z][a-z0-9.-]{0,252}$/.test(value)) return true;
  return (
    whatNameSays(name) === 'secret-object' &&
    /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/.test(value) &&
    OBJECT_NAME_PART.test(value)
  );
};

/** `Authorization: Bearer …`: the scheme is no secret, and what follows is `authorization-header.ts`'s to find. */
export const isScheme = (name: string, value: string): boolean =>
  /authorization$/i.test(name) && (/hmac/i.test(value) || /^[A-Za-z][\w-]{1,30}[ \t]+\S/.test(value));

/** Names that mean something else as well: a row, the working directory, a way to authenticate. */
export const isOtherMeaning = (name: string, value: string): boolean =>
  // The number of a row.
  (/id$/i.test(name) && /^\d{1,12}$/.test(value)) ||
  (/^(?:old)?pwd$/i.test(name) && value.startsWith('/')) ||
  (/^(?:_?auth|authorization|creds|cookie)$/i.test(name) &&
    (!looksRandom(value) || /^[a-z]+(?:-[a-z0-9]+)+$/.test(value))) ||
  (/(?<!erlang[_.-]?)cookie$/i.test(name) && (/[^=]=[^=]/.test(value) || !looksRandom(value)));

/** What log lines say about a secret after a colon. */
const REMARKS = words(
  `invalid expired missing required not no unset denied failed failure error errors incorrect unknown ok rejected mismatch mismatched
  found malformed revoked unauthorized forbidden unauthenticated cannot could unable must should is was has have had the a an valid
  ready created updated deleted rotated refreshed refreshing loading loaded enabled disabled optional wrong bad context connection timeout
  illegal unsupported unexpected rpc http https get post put patch delete head dial open read write stat exec operation received
  request response server client eof permission access lookup using used when while for from in of to at by with without and or but if
  please see check checking cleared set success successful successfully skipped skipping ignored ignoring generated generating
  validating validated verification verified verifying signature token key secret password mounted synced syncing retrying retry
  already only too at this that it we you i canceled cancelled deadline broken closed reset refused signing issued issuing accepted
  encrypted decrypted decrypting empty default same different unchanged changed short long weak blank field parameter value values
  could does did do can will would may might stored saved kept none default x509 tls oauth2 json yaml base64 jwt oidc asn1 crypto
  secrets serviceaccounts configmaps pods mismatch files compat sss nis winbind unmarshal decode decoding parse parsing parser syntax stream broken pipe illegal unexpected bearer basic digest ldap saml
  edit show list renew rotate create generate remove`,
);

/** Whether a number, word or the rest of a line is a remark about a secret, not the secret. */
export const isRemark = (value: string, rest: string): boolean => {
  if (
    /^\d{1,9}$/.test(value) &&
    /^[ \t]{1,3}(?:bytes?|B|KiB|kB|chars?|characters|keys?|items?|entries|days?|seconds|s|ms)\b/.test(rest)
  ) {
    return true;
  }
  // What the secret is for, told as pairs of their own.
  if (/^[A-Za-z_][\w.-]*=[^=]/.test(value) && !value.endsWith('=')) return true;
  // A status code, or one more part of a chain of errors (`token: oauth2: cannot fetch`).
  if (/^[1-5]\d\d$/.test(value) || (/^[\w./-]+:$/.test(value) && /^[ \t]/.test(rest))) return true;
  if (!/^[A-Za-z][A-Za-z0-9'-]*[.:,!;)]*$/.test(value)) return false;
  return REMARKS.has(value.replace(/[.:,!;)]+$/, '').toLowerCase());
};

/** Whether `name: value …` is a sentence: a remark, or a plain word that more words follow. */
export const isProse = (value: string, rest: string): boolean => {
  if (isRemark(value, rest)) return true;
  if (!/^[A-Za-z]+[.:,!]?$/.test(value)) return false;
  return (
    /^[,:]?[ \t]+(?:[a-z]+\b(?![ \t]{0,2}[=:])|["'*])/i.test(rest) && /^[A-Z]?[a-z]+[.:,!]?$/.test(value)
  );
};
