import { spansOf, textRule } from '../text-rule.js';

/** What follows `$id$` in modular crypt format, LDAP's schemes, and others that say which function made them. */
const HASH =
  /(?:\$(?:2[abxy]?|1|5|6|7|y|gy|apr1|sha1|md5|argon2(?:id|i|d)|scrypt|pbkdf2(?:-sha\d+)?|bcrypt-sha256|P|H|S)\$[\w./$,=+@-]{16,256}|\{(?:S?SHA(?:256|384|512)?|SMD5|MD5|CRYPT|ARGON2|PBKDF2[\w-]{0,12})\}[\w./$+=,-]{16,256}|\b(?:pbkdf2_sha256|pbkdf2_sha1|bcrypt_sha256|argon2|scrypt:\d{1,8}:\d{1,4}:\d{1,4}|pbkdf2:sha\d+:\d{1,8})\$[\w./$+=-]{16,256}|(?<=["'])md5[0-9a-f]{32}(?=["'])|SCRAM-SHA-\d{1,3}\$\d{1,8}:[\w+/=]{8,64}\$[\w+/=:]{16,200})/dg;

/** Hashes of passwords, which can be guessed offline: shadow, htpasswd, LDAP, Django, PostgreSQL. */
export const passwordHash = textRule({
  id: 'password-hash',
  about: 'Hashes of passwords as shadow, htpasswd, LDAP, Django and PostgreSQL keep them',
  words: [
    '$2a$',
    '$2b$',
    '$2y$',
    '$2x$',
    '$1$',
    '$5$',
    '$6$',
    '$7$',
    '$y$',
    '$gy$',
    '$apr1$',
    '$sha1$',
    '$md5$',
    '$argon2',
    '$scrypt$',
    '$pbkdf2',
    '$bcrypt',
    '$p$',
    '$h$',
    '$s$',
    'pbkdf2',
    '"md5',
    "'md5",
    'bcrypt_sha256',
    'argon2$',
    'scrypt:',
    'scram-sha',
    'sha}',
    'sha256}',
    'sha384}',
    'sha512}',
    'md5}',
    'crypt}',
    'argon2}',
  ],
  find: (text) => spansOf(text, HASH),
  matches: {
    'shop:$apr1$q9kX1b2c$Zl0r1mFq2n7Jd0Jm1x5k/.': 'shop:[MASKED]',
    'root:$6$saltsalt$0Q7Rr1yD8v1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6:19000:0': 'root:[MASKED]:19000:0',
    '"shop" "md5aa5ed2f9a9ddbf4e9d0a1f5a1b2c3d4e"': '"shop" "[MASKED]"',
    'userPassword: {SSHA}5en6G6MezRroT3XKqkdPOmY/BfQ1c2Vk': 'userPassword: [MASKED]',
  },
  passes: ['costs $1$ more', 'echo $2 $1'],
});
