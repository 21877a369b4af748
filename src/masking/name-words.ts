/** The words by which {@link ./secret-name.ts} reads names; lower case. */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Secret wherever the word stands. */
export const SECRET_WORDS = words(
  `password passwords passwd passphrase passcode pwd secret token credential credentials creds authorization apikey apikeys
  accesskey secretkey privatekey authkey sessionkey signingkey encryptionkey masterkey accountkey sharedkey licensekey jwt
  cookie otp mnemonic htpasswd bearer psk requirepass masterauth authtoken authtok accesstoken clientsecret passwordsalt`,
);

/** The same in other languages, where the word is no English one. */
export const OTHER_LANGUAGES = words(
  `passwort kennwort geheimnis motdepasse mdp contrasena contraseña clave senha palavrachave parola chiave wachtwoord haslo hasło
  heslo lösenord losenord adgangskode salasana jelszo jelszó sifre şifre parool lozinka пароль пароля секрет 密码 密碼 密钥
  パスワード 비밀번호 암호`,
);

/** Names written as one word: `dbpassword`, `PGPASSWORD`, `accesstoken`, `clientsecret`. */
export const SECRET_ENDING =
  /(?:(?<!^by|^com|^tres|^sur|^over|^under|^im)pass|password|passwd|passphrase|passwort|secret|token|apikey|accesskey|secretkey|privatekey|credentials?)$/;

/** Secret as the only word of the name. */
export const SECRET_ALONE = words('auth');

/** Secret as the last of several words. */
export const SECRET_LAST = words('pass auth pw psw pat dsn salt');

/** What comes last says what the value is: `secret_name` is a name, `token_budget` a number, `password_file` a path. */
export const DESCRIPTIONS = words(
  `name names namespace ref refs reference references budget type types kind count counts limit limits length len size sizes
  seconds minutes hours days duration ttl age expiry expires expired expiration expire file files filename path paths dir directory
  folder policy policies enabled enable disabled disable required optional version versions provider providers issuer audience
  algorithm alg algo status state reason usage used store stores mount mounts rotation created updated found missing invalid valid
  exists field fields label labels index mode mtime ctime maps tables min max total remaining rate per cost price endpoint endpoints url uri urls host hosts
  hostname port lookup lookups error errors exception failure failures request requests response responses review reviews reviewer
  service server client manager controller handler validator factory generator bytes source sources prefix suffix header headers
  selector template format class group groups at on time timeout retry retries interval method scheme schemes issued strategy
  list engine backend operator driver rotator syncer reloader mapping map schema column table user username email account volume
  volumes projection management validation authentication authenticator parser filter interceptor middleware plugin hook hooks
  cache pool queue topic event events condition conditions message messages msg description desc text title help hint prompt
  feature flag flags option options config configuration settings rule rules role roles scope scopes policy permission permissions
  grant grants audiences issuers domain domains realm alias aliases lifetime lifespan pattern regex regexp strength
  complexity history attempts iterations rounds bits digits chars characters charset alphabet placeholder stdin fd schedule grace leeway skew encryption encoding hashing hasher sync syncs synced`,
);

/** A sum over what came before; that of a password stays one. */
export const SUMS = words(
  'hash checksum digest fingerprint sha sha1 sha256 sha512 md5 sum hashes thumbprint',
);

/** `topologyKey`, `group_key`, `public_key`: keys that open nothing. */
export const OPEN_KEYS = words(
  `topology group partition primary foreign sort cache label routing public map object dedup deduplication idempotency row shard
  lookup index event metric config item issue project registry value host match annotation selector hash range message record
  order search join natural business composite unique hot duplicate kms redis s3 etcd kv store consul zookeeper field column
  attribute tag header property settings option pub arrow function enter press any each per by no request correlation trace tenant customer`,
);

/** `api_key`: keys that open something. */
export const KEY_OWNERS = words(
  `api access secret private priv ssh signing sign encryption encrypt encryptor decryption master auth authentication session license
  licence account storage shared service client consumer application app deploy hmac aes rsa ec dsa ed25519 tls ssl gpg pgp jwt crypt
  crypto cipher webhook subscription admin root server user x functions function host instrumentation ingest ingestion write
  developer dev prod live test sandbox restricted token cookie wallet vault unseal recovery backup root ca pem p12 pkcs8
  integration validation certificate rest stripe openai anthropic gemini google github datadog sendgrid twilio newrelic relic maps mailgun mailchimp algolia
  sentry grafana hmackey wg wireguard preshared pre sas agent bot dd`,
);

/** Plural only beside one of these: `inputTokens` and `evicted_keys` are numbers. */
export const PLURAL_OWNERS = words(
  'access refresh auth api bearer session secret private ssh signing encryption master client unseal recovery',
);

/** Fields of Kubernetes' pod specification, of its Secrets and of volumes: names of objects. */
export const EXCEPTIONS: ReadonlySet<string> = new Set([
  'service account token',
  'automount service account token',
  'existing secret',
  'pull secret',
  'image pull secret',
  'tls secret',
  'credentials secret',
  'certificate secret',
  'ca secret',
  'auth secret',
  'bound service account token',
  'next token',
  'next page token',
  'page token',
  'bos token',
  'eos token',
  'pad token',
  'unk token',
  'sep token',
  'cls token',
  'mask token',
  'stop token',
  'start token',
  'end token',
  'special token',
  'continuation token',
  'cancellation token',
  'secret key ref',
  'credentials id',
  'credential id',
  'private key id',
]);
