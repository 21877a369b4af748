import type { Span } from '../marker.js';
import { matchAt, textRule, type Hit } from '../text-rule.js';
import { isPlaceholder, isRemark } from './assigned-value.js';
import { isIdentifier, looksLikeKey, looksRandom } from './credential-shape.js';

/** A word for a secret, in several languages, and whether what follows without a verb is one as well. */
const WORDS: readonly string[] = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'pass ',
  'secret',
  'token',
  'key',
  'jeton',
  "jeton d'accès",
  'credential',
  'passwort',
  'kennwort',
  'mot de passe',
  'contraseña',
  'contrasena',
  'clave',
  'senha',
  'wachtwoord',
  'hasło',
  'haslo',
  'heslo',
  'lösenordet',
  'lösenord',
  'passordet',
  'passord',
  'pw ',
  'adgangskoden',
  'adgangskode',
  'salasana',
  'jelszó',
  'şifre',
  'sifre',
  'parola',
  'mật khẩu',
  'kata sandi',
  'kodeord',
  'parole',
  'лозинка',
  'κωδικός',
  'סיסמה',
  'كلمة المرور',
  'รหัสผ่าน',
  'पासवर्ड',
  'пароль',
  'Пароль',
  '密码是',
  '密码为',
  'パスワードは',
  '비밀번호는',
  '비밀번호',
  'パスワード',
];

/** What may stand between: `for user shop`, `(again)`, a verb. */
const BETWEEN =
  /['")]?(?:[ \t]+value(?=[ \t:=]))?(?:[ \t]+(?:for|of|to|für|von|vom|des|der|para|pour|de|del|du|do|da|dos|di|della|dell['’][^\s,;:=]{1,48}|voor|для|used|by|on|użytkownika|пользователя)(?:[ \t]+(?:["'][^"'\r\n]{1,128}["']|[^\s,;:=]{1,48})){0,4}?)?(?:[ \t]+(?:falsch|ungültig|wrong|invalid[eo]?|incorrecte?|incorret[ao]|incorrect[ao]|errat[ao]|inválid[ao]|неверный)(?:[ \t]+(?:for|para|für|pour|per)[ \t]+[^\s:]{1,48})?(?=[ \t]?:))?[ \t]*(?:(?:[ \t](?:is|was|are|being|equals|now|ist|war|lautet|est|était|es|era|é|è|jest|je|är|er|on|это|to|set to|changed from|provided:?|supplied:?|received:?|given:?|presented:?|specified:?|is set to|was set to|changed to|reset to|will be|=>|->)(?:[ \t]{0,2}:)?[ \t]+(?:now[ \t]+|set to[ \t]+|:[ \t]*)?)|[ \t]?[:：][ \t]+|：|[ \t]=[ \t]+|は[ \t]*|[는은][ \t]*|[为是][:：]?[ \t]*)/iy;

/** A word for a secret and the secret right behind it. */
const BARE_BETWEEN = /['"]?[ \t]{1,3}(?:(?:value|пользователя)[ \t]+)?/y;

const QUOTED = /\\{0,2}["'`«“「『„]([^"'`»”“」』\r\n]{1,200})\\{0,2}["'`»”“」』]/y;
const BARE = /[^\s\\&"'`,;<>()[\]{}«»“”„「」『』。、，]+/y;

interface Candidate extends Span {
  readonly quoted: boolean;
}

const candidateAt = (text: string, at: number): Candidate | null => {
  const quoted = matchAt(QUOTED, text, at);
  if (quoted) {
    const inside = quoted[1]?.replace(/\\+$/, '') ?? '';
    const start = at + quoted[0].indexOf(inside) + (inside.length - inside.trimStart().length);
    return { start, end: start + inside.trim().length, quoted: true };
  }
  const bare = matchAt(BARE, text, at)?.[0].replace(/[.:!?]+$/, '') ?? '';
  return bare === '' ? null : { start: at, end: at + bare.length, quoted: false };
};

/** Letters with digits or marks among them: no word of a sentence. */
const isMixed = (word: string): boolean =>
  word.length >= 5 &&
  /[A-Za-z]/.test(word) &&
  (/\d/.test(word) || /[!@#$%^&*+?~]/.test(word) || looksRandom(word)) &&
  !/^[a-z]+[./][a-z./]+$|^v?\d+(?:\.\d+)+|^\d+(?:ms|s|m|h|d|b|kb|mb|B|Mi|Gi)$|^(?:sha|md|hs|rs|es|aes|pbkdf|argon|oauth|oidc|base|x|utf|ipv|tls|v)-?\d+\w?$/i.test(
    word,
  );

/** Before `key`: one that opens something. */
const OWNER = /\b(?:api|access|secret|private|auth)[ \t]$/i;

const isPassword = (word: string): boolean =>
  /^(?:pass|pwd|pw |mot de)|wort$|ord(?:et)?$|seña|sena|senha|woord|has[łl]o|heslo|kode|salasana|jelsz|ifre|paro|mật|kata|лозин|κωδ|סיס|كلمة|รหัส|पास|[пП]арол|密码|パ|비/.test(
    word,
  );

/** What is said of a password in other languages than English, which `isRemark` knows. */
const REMARK =
  /^(?:falsch|ungültig|abgelaufen|leer|erforderlich|gesperrt|schwach|incorrecte?|invalide|expirée?|requise?|vide|obligatoire|incorrect[ao]|inv[áa]lid[ao]|requerid[ao]|obligatori[ao]|caducad[ao]|expirad[ao]|errat[ao]|scadut[ao]|richiest[ao]|onjuist|verlopen|vereist|felaktigt|ogiltigt|nieprawidłowe|wymagane|неверный|неверен|истек|обязателен)$/i;

/** A word of letters after `is:` or in quotes, where the sentence ends. */
const isWordAlone = (shown: string, rest: string): boolean =>
  /^\p{L}{6,}$/u.test(shown) && !REMARK.test(shown) && /^["'»”]?[.!]?\s*(?:$|[\r\n])/.test(rest);

const isSpokenPassword = (
  verb: string | null,
  { quoted }: Candidate,
  shown: string,
  rest: string,
): boolean => {
  const spoken = verb !== null;
  if (/:[ \t]*$/.test(verb ?? '') && /[a-zé]/i.test(verb ?? '') && isWordAlone(shown, rest)) return true;
  if (quoted) return spoken ? shown.length >= 3 : isMixed(shown) || isWordAlone(shown, rest);
  return isMixed(shown) && (spoken || !isIdentifier(shown)) && !/[=]/.test(shown);
};

const isSecret = (
  kind: string,
  verb: string | null,
  value: Candidate,
  shown: string,
  rest: string,
): boolean => {
  const spoken = verb !== null;
  if (isPlaceholder(shown) || isRemark(shown, rest) || shown.includes('://')) return false;
  if (isPassword(kind)) return isSpokenPassword(verb, value, shown, rest);
  if (isIdentifier(shown) && !spoken) return kind === 'api key' && /^[0-9a-f]{32,}$/.test(shown);
  return spoken && value.quoted ? isMixed(shown) && shown.length >= 8 : looksLikeKey(shown);
};

/** Whether a word stands by itself, in the singular or plural. */
const isWhole = (text: string, at: number, end: number): boolean =>
  !/[\w.$/-]/.test(text.charAt(at - 1)) &&
  (!/[A-Za-z_]/.test(text.charAt(end)) || /^s?\b/.test(text.slice(end, end + 2)));

/** What is meant: `key` says it only behind a word that makes it one that opens something. */
const meantBy = (text: string, at: number, kind: string): string =>
  kind === 'key' && OWNER.test(text.slice(Math.max(0, at - 12), at)) ? 'api key' : kind.toLowerCase();

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { word, at } of hits) {
    const kind = WORDS[word] ?? '';
    const end = at + kind.replace(/[ 是为は는]$/, '').length;
    if (at < from || !isWhole(text, at, end)) continue;
    const verb = matchAt(BETWEEN, text, end);
    if (verb && !isPassword(kind.toLowerCase()) && !/[a-z]/i.test(verb[0])) continue;
    const between = verb ?? matchAt(BARE_BETWEEN, text, end);
    const value = between ? candidateAt(text, end + between[0].length) : null;
    if (!value) continue;
    const rest = text.slice(value.end, value.end + 32);
    const meant = meantBy(text, at, kind);
    if (!isSecret(meant, verb?.[0] ?? null, value, text.slice(value.start, value.end), rest)) continue;
    from = value.end;
    yield { start: value.start, end: value.end };
  }
}

/** A secret in a sentence: `the password for shop is …`, `das Passwort lautet …` (docs/masking.md "Text"). */
export const spokenSecret = textRule({
  id: 'spoken-secret',
  about: 'A secret in a sentence of several languages, where it looks like none of its words',
  words: WORDS,
  find,
  matches: {
    'the password for user shop is hunter2!': 'the password for user shop is [MASKED]!',
    'retrying with password hunter2x': 'retrying with password [MASKED]',
    "password changed to 'correct horse'": "password changed to '[MASKED]'",
    'Das Passwort lautet Geheim123': 'Das Passwort lautet [MASKED]',
    'Lösenordet är Hemlig123': 'Lösenordet är [MASKED]',
    'changed the root pw to hunter2x yesterday': 'changed the root pw to [MASKED] yesterday',
    'パスワードは「hunter2」です': 'パスワードは「[MASKED]」です',
    '비밀번호는 hunter2 입니다': '비밀번호는 [MASKED] 입니다',
    '您的密码是：hunter2': '您的密码是：[MASKED]',
    'le mot de passe est Secret123': 'le mot de passe est [MASKED]',
    'La contraseña de la base de datos es: Secreta1': 'La contraseña de la base de datos es: [MASKED]',
    "password for 'https://ci@git.shop.io': hunter2x": "password for 'https://ci@git.shop.io': [MASKED]",
    'mật khẩu: hunter2': 'mật khẩu: [MASKED]',
    'la contraseña es Secreta1!': 'la contraseña es [MASKED]!',
    'пароль: Zima2024!': 'пароль: [MASKED]!',
    'das Passwort ist: Geheim123': 'das Passwort ist: [MASKED]',
    'Das Passwort ist: geheimer': 'Das Passwort ist: [MASKED]',
    'Login with admin password "swordfish"': 'Login with admin password "[MASKED]"',
    'using api key 0a1b2c3d4e5f60718293a4b5c6d7e8f9 for billing': 'using api key [MASKED] for billing',
    'using API key 4f9aQ71bcZ02xxTTk0 for billing': 'using API key [MASKED] for billing',
  },
  passes: [
    'the password is required',
    'La contraseña es: incorrecta',
    'missing field "password" "string"',
    'password authentication failed for user "shop"',
    'secret "shop-tls" not found',
    'the token is invalid or expired',
    'key is held by 10.0.0.1',
    'passwords are hashed with sha256',
    'token 9f86d081884c7d659a2feaa0c55ad015 is a digest',
  ],
});
