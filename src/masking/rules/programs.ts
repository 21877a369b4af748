/** How a program is given a secret on its command line. */
export interface Program {
  /** The names by which it is called. */
  readonly names: readonly string[];
  /** Flags to which the secret is attached: `-pX`. */
  readonly attached?: readonly string[];
  /** Flags behind which it stands: `-a X`, `-a=X`. */
  readonly separate?: readonly string[];
  /** Flags behind which `user:password` stands. */
  readonly user?: readonly string[];
  /** What separates user and password; `:` when absent. */
  readonly between?: string;
  /** Only where one of these words stands in the command. */
  readonly needs?: readonly string[];
  /** Flags behind which cookies stand: `a=b; c=d`. */
  readonly cookies?: readonly string[];
  /** The secret is the last plain word. */
  readonly last?: boolean;
  /** The secrets are these of the plain words, from 0. */
  readonly at?: readonly number[];
  /** The secret has no flag: so many words behind one of `words`. */
  readonly after?: { readonly words: readonly string[]; readonly steps: number };
}

/** Programs whose short flags or plain arguments are secrets, by their manuals. */
export const PROGRAMS: readonly Program[] = [
  {
    names: [
      'mysql',
      'mysqldump',
      'mysqladmin',
      'mysqlimport',
      'mysqlcheck',
      'mysqlslap',
      'mysqlbinlog',
      'mysqlpump',
      'mysqlshow',
      'mariadb',
      'mariadb-dump',
      'mariadb-admin',
      'xtrabackup',
      'mysqlsh',
    ],
    attached: ['-p'],
  },
  { names: ['sshpass'], attached: ['-p'], separate: ['-p'] },
  { names: ['redis-cli', 'valkey-cli', 'keydb-cli', 'redis-benchmark'], separate: ['-a'], attached: ['-a'] },
  {
    names: [
      'docker',
      'podman',
      'buildah',
      'skopeo',
      'nerdctl',
      'crane',
      'oras',
      'helm',
      'az ',
      'oc ',
      'ctr ',
      'regctl',
      'cf ',
      'faas-cli',
    ],
    separate: ['-p'],
    needs: ['login'],
  },
  { names: ['curl'], user: ['-u', '--user', '-U', '--proxy-user'], cookies: ['-b', '--cookie'] },
  { names: ['http ', 'https ', 'httpie', 'xh '], user: ['-a', '--auth'] },
  {
    names: [
      'mongo',
      'mongosh',
      'mongodump',
      'mongorestore',
      'mongoexport',
      'mongoimport',
      'mongostat',
      'mongotop',
    ],
    separate: ['-p'],
  },
  {
    names: [
      'ldapsearch',
      'ldapmodify',
      'ldapadd',
      'ldapdelete',
      'ldapwhoami',
      'ldappasswd',
      'ldapcompare',
      'ldapmodrdn',
    ],
    separate: ['-w', '-s'],
    attached: ['-w'],
  },
  {
    names: [
      'smbclient',
      'rpcclient',
      'smbmap',
      'wmic',
      'winexe',
      'net rpc',
      'net ads',
      'net join',
      'net user',
    ],
    user: ['-U', '--user'],
    between: '%',
  },
  {
    names: ['rabbitmqctl'],
    after: { words: ['add_user', 'change_password', 'authenticate_user'], steps: 2 },
  },
  { names: ['rabbitmqadmin', 'twine'], separate: ['-p'] },
  {
    names: ['htpasswd'],
    needs: ['-b', '-nb', '-bn', '-cb', '-bc', '-Bb', '-bB', '-nbB', '-Bbn', '-bnB', '-Bbc', '-cbB'],
    last: true,
  },
  { names: ['openssl'], separate: ['-k', '-K'], user: ['-passin', '-passout', '-pass', '-password'] },
  { names: ['unzip', 'zip '], separate: ['-P'], attached: ['-P'] },
  { names: ['7z ', '7za ', '7zr ', 'rar ', 'unrar'], attached: ['-p', '-hp'] },
  { names: ['mosquitto_pub', 'mosquitto_sub', 'mosquitto_rr', 'mqttx'], separate: ['-P'] },
  { names: ['sqlcmd', 'bcp ', 'isql', 'tsql', 'osql', 'ipmitool'], separate: ['-P'], attached: ['-P'] },
  {
    names: [
      'cqlsh',
      'beeline',
      'influx ',
      'clickhouse-client',
      'mydumper',
      'myloader',
      'neo4j-admin',
      'cypher-shell',
      'arangosh',
      'couchbase-cli',
      'cbbackupmgr',
      'ncftp',
      'ncftpget',
      'argocd',
      'bw ',
      'ibmcloud',
      'kcadm.sh',
      'kcreg.sh',
      'nats ',
      'tctl',
      'hdbsql',
      'vsql',
      'gsql',
      'pt-query-digest',
      'pt-table-checksum',
    ],
    separate: ['-p', '-password'],
  },
  { names: ['etcdctl'], user: ['--user', '-u'] },
  { names: ['wget'], separate: ['--http-passwd', '--ftp-password'] },
  { names: ['lftp', 'ftp '], user: ['-u'], between: ',' },
  {
    names: ['snmpget', 'snmpwalk', 'snmpbulkwalk', 'snmpset', 'snmptrap', 'snmpbulkget'],
    separate: ['-A', '-X', '-c'],
  },
  { names: ['xfreerdp', 'wfreerdp', 'rdesktop'], attached: ['/p:'], separate: ['-p'] },
  { names: ['ssh-keygen'], separate: ['-N', '-P'] },
  { names: ['useradd', 'usermod'], separate: ['-p'] },
  { names: ['wpa_passphrase'], last: true },
  { names: ['grafana-cli', 'grafana cli'], after: { words: ['reset-admin-password'], steps: 1 } },
  { names: ['vault'], after: { words: ['login', 'unseal'], steps: 1 } },
  { names: ['aws '], after: { words: ['aws_secret_access_key', 'aws_session_token'], steps: 1 } },
  { names: ['mc admin user add'], at: [2] },
  { names: ['pulumi config set'], needs: ['--secret'], at: [1] },
  { names: ['radtest'], at: [1, 4] },
  { names: ['consul', 'nomad', 'serf'], separate: ['-encrypt'] },
  { names: ['mc alias set', 'mc config host add'], at: [2, 3] },
  { names: ['git clone', 'svn '], separate: ['--password'] },
  {
    names: ['keytool', 'jarsigner'],
    separate: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass'],
  },
  { names: ['expect', 'kinit', 'gpg '], separate: ['--passphrase'] },
  { names: ['ab ', 'siege', 'hey ', 'wrk '], user: ['-A', '-a'] },
];
