import { answersCiting, type Cited, type ScriptedAnswer } from './scripted-answer.js';

const CITED: Cited = {
  'broken-database-config-three-hops': [
    ['the database refuses an unknown variable', 'E36', "unknown variable 'max_conections=400'"],
    ['the config map was written at 09:37', 'E39', 'config map shows-db-conf was written'],
  ],
  'disk-pressure-evicts-callee': [
    ['the node has disk pressure', 'E25', 'kubelet has disk pressure'],
    ['a pod was evicted', 'E22', 'The node was low on resource: ephemeral-storage'],
  ],
  'db-table-dropped-by-job': [
    ['the table is missing', 'E21', "Table 'catalogdb.products' doesn't exist"],
    ['a job started before', 'E13', 'nightly-purge'],
  ],
  'deny-all-policy-on-callee': [
    ['the policy selects tariffs', 'E25', 'lock-down-tariffs'],
    ['calls time out', 'E4', 'i/o timeout'],
  ],
  'cronjob-run-failed': [
    ['the relation is missing', 'E4', 'relation "salaries_2026" does not exist'],
    ['the job failed', 'E5', 'BackoffLimitExceeded'],
  ],
  'config-key-renamed-two-hops': [
    ['the key is missing', 'E29', 'required key "tileServer" is missing'],
    ['the config map was written', 'E38', 'config map geocoder-settings was written'],
  ],
};

const answer = answersCiting(CITED);
const database = 'broken-database-config-three-hops';
const disk = 'disk-pressure-evicts-callee';
const table = 'db-table-dropped-by-job';
const policy = 'deny-all-policy-on-callee';
const cron = 'cronjob-run-failed';
const renamed = 'config-key-renamed-two-hops';

/** Wrong, each in another way, though most of what they say stands in the evidence. */
export const SECOND_WRONG_ANSWERS: readonly ScriptedAnswer[] = [
  answer(
    database,
    'the caller is blamed',
    'Deployment booking in cinema has a bug in its error handling, so that it answers 500 to kiosk for every request.',
  ),
  answer(
    database,
    'a wrong value',
    'The database shows-db refuses to start because ConfigMap shows-db-conf sets max_connections = 4000, more than mariadbd accepts.',
  ),
  answer(
    database,
    'a wrong time',
    'StatefulSet shows-db crashes since ConfigMap shows-db-conf was written at 08:12 UTC with the unknown variable max_conections.',
  ),
  answer(
    database,
    'an invented kill',
    'Pod shows-db-0 is killed for lack of memory: its limit of 96Mi is too small for mariadb, so that shows cannot connect to port 3306.',
  ),
  answer(
    database,
    'a wrong exit code and count',
    'shows-db-0 exited with code 137 and restarted 23 times because my.cnf in shows-db-conf holds the unknown variable max_conections.',
  ),
  answer(
    database,
    'a network policy that is not there',
    'A NetworkPolicy in namespace cinema blocks shows from reaching shows-db on port 3306, hence Connection refused.',
  ),
  answer(
    database,
    'the wrong image',
    'The upgrade of shows-db to mariadb:11.9.1 removed the variable max_conections, so that the database does not start.',
  ),
  answer(
    database,
    'an invented quotation',
    'shows-db does not start since its configuration in shows-db-conf is broken.',
    {
      citations: [
        ['the disk is full', 'E36', 'InnoDB: Error: write to file failed: No space left on device'],
        ['the config map was written', 'E39', 'config map shows-db-conf was written'],
      ],
    },
  ),
  answer(
    disk,
    'another pressure',
    'Node worker-3 is under memory pressure and evicted price-engine, so that bids gets connection refused on 10.96.66.163:8090.',
  ),
  answer(
    disk,
    'another node',
    'Node worker-1 ran out of disk, hence price-engine was evicted from worker-1 and bids cannot reach it.',
  ),
  answer(
    disk,
    'wrong figures',
    'Node worker-3 had 12Gi of ephemeral storage left, below its threshold of 25Gi, and evicted price-engine.',
  ),
  answer(
    disk,
    'the selector alone is blamed, as a change that is not told',
    'Somebody changed the nodeSelector of price-engine to disk: ssd at 09:35, a label that no node has, so that it stays Pending.',
  ),
  answer(
    disk,
    'a quota that is not there',
    'A ResourceQuota in namespace auction is exhausted, so price-engine cannot create its pods.',
  ),
  answer(
    disk,
    'an image that cannot be pulled',
    'The image registry.example.com/auction/price-engine:3.4.1 cannot be pulled on worker-3, so price-engine has no ready endpoint.',
  ),
  answer(
    disk,
    'all pods evicted from all nodes',
    'All 3 nodes are under disk pressure; 6 pods of price-engine were evicted in namespace auction.',
  ),
  answer(
    disk,
    'a port that does not fit',
    'bids calls price-engine on port 8090, while its Service listens on port 9090, so that connections are refused.',
  ),
  answer(
    table,
    'the wrong database',
    "Table 'ordersdb.products' is missing in catalog-mysql since it was dropped, so catalog-svc answers 500.",
  ),
  answer(
    table,
    'the wrong job',
    'Job retail/db-migrate started at 09:43 and dropped the table catalogdb.products, so that catalog-svc answers 500.',
  ),
  answer(
    table,
    'the symptom as cause',
    'storefront-api returns 500 on GET /api/catalog; this is the root cause of the burnt error budget.',
  ),
  answer(
    table,
    'the database is down',
    'catalog-mysql-0 is down and refuses connections, so catalog-svc cannot read its products.',
  ),
  answer(
    table,
    'a release that never was',
    'Deployment catalog-svc was rolled out to image 3.5.0 at 09:50 and queries a table that does not exist yet.',
  ),
  answer(
    table,
    'a missing grant',
    "catalog-svc lacks the SELECT privilege on 'catalogdb.products': Error 1142 (42000), command denied.",
  ),
  answer(
    table,
    'a slow query',
    'Queries of catalog-svc take 30 s since the table catalogdb.products lost its index, and time out.',
  ),
  answer(
    table,
    'an unhealthy callee',
    'Only 1 of 2 pods of catalog-svc is ready, so half of the calls of storefront-api fail with 500.',
  ),
  answer(
    policy,
    'the wrong policy',
    'NetworkPolicy default-deny-egress in energy keeps meter-portal from calling anything; calls to tariffs time out.',
  ),
  answer(
    policy,
    'the wrong direction',
    'NetworkPolicy lock-down-tariffs selects the pods of meter-portal and blocks their egress to port 8310.',
  ),
  answer(
    policy,
    'a slow callee',
    'tariffs is overloaded: its pods use all of their CPU limit of 500m and answer /today too late.',
  ),
  answer(
    policy,
    'DNS',
    'The name tariffs cannot be resolved in namespace energy since CoreDNS fails, so GET http://tariffs:8310/today runs into its deadline.',
  ),
  answer(
    policy,
    'a wrong port',
    'Service tariffs maps port 8310 to target port 8311, on which nothing listens; hence i/o timeout.',
  ),
  answer(
    policy,
    'a wrong time and person',
    'alice@example.com created NetworkPolicy lock-down-tariffs at 07:10, which blocks meter-portal since.',
  ),
  answer(
    policy,
    'a neighbour',
    'The pods in ingress-nginx crash, so that meter-portal answers slowly and its 95th percentile rises to 30 s.',
  ),
  answer(
    policy,
    'no endpoints',
    'Service tariffs has 0 ready endpoints of 2, so calls of meter-portal to 10.96.38.213:8310 time out.',
  ),
  answer(
    cron,
    'the wrong relation',
    'Job nightly-export-29401140 failed because the relation "bonuses_2025" does not exist in its database.',
  ),
  answer(
    cron,
    'the deadline',
    'Job nightly-export-29401140 ran into its activeDeadlineSeconds of 3600 and was ended with DeadlineExceeded.',
  ),
  answer(
    cron,
    'retries that never were',
    'The job failed after 6 retries with exit code 1; the relation "salaries_2026" does not exist.',
  ),
  answer(
    cron,
    'killed for memory',
    'The container nightly-export was OOMKilled with exit code 137 while it exported the salaries.',
  ),
  answer(
    cron,
    'the schedule',
    'CronJob nightly-export is suspended and missed its schedule of 0 4 * * *, so that the export of today is missing.',
  ),
  answer(
    cron,
    'a node',
    'Node worker-3 became NotReady at 09:58 and killed the pod of nightly-export-29401140.',
  ),
  answer(
    cron,
    'a password',
    'The database refused the login of nightly-export: password authentication failed, so the job ended with exit code 2.',
  ),
  answer(
    cron,
    'a missing secret',
    'Secret nightly-export-db is missing in namespace payroll, so the container cannot be started.',
  ),
  answer(
    renamed,
    'another key',
    'geocoder does not start since its settings.json lacks the key "apiToken", which ConfigMap geocoder-settings lost.',
  ),
  answer(
    renamed,
    'another config map',
    'ConfigMap search-settings lost its key tileServer, so that geocoder crashes.',
  ),
  answer(
    renamed,
    'another share',
    'geocoder crashes over tileServer missing in geocoder-settings; 73% of the requests of gateway fail.',
  ),
  answer(
    renamed,
    'another host',
    'geocoder cannot reach tiles.example.org, the tile server of geocoder-settings, and exits.',
  ),
  answer(
    renamed,
    'another exit code',
    'geocoder ends with exit code 2 because required key "tileServer" is missing in settings.json.',
  ),
  answer(
    renamed,
    'the middle is blamed',
    'search crashes with a connection error and restarts 8 times, so that gateway answers 502.',
  ),
  answer(
    renamed,
    'a probe',
    'The liveness probe of geocoder fails on port 8020, so the kubelet restarts it again and again.',
  ),
  answer(
    renamed,
    'another writer',
    'argocd-application-controller wrote geocoder-settings at 09:39 and renamed tileServer.',
  ),
  answer(
    renamed,
    'another value',
    'geocoder-settings sets workers to 40, more than geocoder accepts, so it exits at start.',
  ),
  answer(
    renamed,
    'another image',
    'The rollout of geocoder:3.5.0 requires tileServer, which settings.json does not have.',
  ),
];

/** Right, though worded unusually. */
export const SECOND_RIGHT_ANSWERS: readonly ScriptedAnswer[] = [
  answer(
    database,
    'a typo told by its letters',
    'A spelling mistake took the cinema down: in key my.cnf of ConfigMap shows-db-conf it says max_conections (one n is missing), which mariadbd does not know; it aborts, and everything upstream of it answers 500.',
  ),
  answer(
    database,
    'backwards along the chain',
    'kiosk fails because booking fails, booking because shows fails, shows because nothing listens on shows-db:3306, and that because StatefulSet shows-db aborts at start over max_conections in shows-db-conf.',
  ),
  answer(
    database,
    'a duration',
    'Nine minutes before the alert, at 09:37, ConfigMap shows-db-conf was written; since then shows-db-0 dies on every start with an unknown variable (8 restarts, 32 back-offs in about 23 minutes).',
  ),
  answer(
    database,
    'what it is not, first',
    'Neither the network nor memory is at fault: shows-db refuses its configuration (max_conections=400 in shows-db-conf is unknown to mariadbd).',
  ),
  answer(
    database,
    'the right spelling as advice',
    'shows-db aborts on max_conections in ConfigMap cinema/shows-db-conf; the variable that MariaDB knows is max_connections.',
  ),
  answer(
    disk,
    'a difference',
    'worker-3 ran short of disk: 3Gi were free where 10Gi are asked for, 7Gi too few; price-engine was evicted at 09:35 and fits on no other node, since only worker-3 has disk: nvme.',
  ),
  answer(
    disk,
    'a share',
    'Only 3 % of the disk of worker-3 was free (3Gi of 100Gi), so the kubelet evicted price-engine; its replacement stays Pending for the same taint.',
  ),
  answer(
    disk,
    'two causes that work together',
    'Two things meet: worker-3 has disk pressure, and the nodeSelector disk=nvme of price-engine lets it run nowhere else. Hence no ready endpoint behind 10.96.66.163:8090.',
  ),
  answer(
    disk,
    'Korean',
    'worker-3 노드의 디스크 압박으로 price-engine 파드가 축출되었고, nodeSelector disk=nvme 때문에 다른 노드에 스케줄되지 못해 bids의 호출이 거부됩니다.',
  ),
  answer(
    disk,
    'passive and terse',
    'price-engine: evicted (ephemeral-storage, worker-3), not rescheduled (taint disk-pressure, selector disk=nvme). bids: connection refused.',
  ),
  answer(
    table,
    'the cause behind the cause as a supposition',
    'catalog-svc asks for catalogdb.products, a table that is gone (Error 1146). Job nightly-purge, started at 09:43, three minutes before the alert, is the likely culprit.',
  ),
  answer(
    table,
    'a healthy database is said to be healthy',
    "catalog-mysql-0 runs and both pods of catalog-svc are ready; what is missing is the table 'catalogdb.products', so GET /catalog/products answers 500.",
  ),
  answer(
    table,
    'a status in words',
    'The catalogue answers with an internal server error because MySQL knows no table products in catalogdb.',
  ),
  answer(
    table,
    'one sentence without names of objects',
    'The table that the catalogue reads, catalogdb.products, does not exist any more.',
  ),
  answer(
    table,
    'a question answered',
    "Why does storefront-api burn its budget? Because catalog-svc, which it calls, gets MySQL error 1146: Table 'catalogdb.products' doesn't exist.",
  ),
  answer(
    policy,
    'a policy by what it does',
    'Since 09:40 NetworkPolicy lock-down-tariffs lets nobody in to the pods labelled app: tariffs, meter-portal included; six minutes later the alert fired.',
  ),
  answer(
    policy,
    'a timeout explained',
    'The packets of meter-portal to 10.96.38.213:8310 are dropped, not refused, as a NetworkPolicy does: lock-down-tariffs has policyTypes [Ingress] and no rule that admits meter-portal.',
  ),
  answer(
    policy,
    'the callee is well',
    'tariffs itself is fine (2 of 2 pods ready, no restart); the new policy lock-down-tariffs cuts it off from meter-portal.',
  ),
  answer(
    policy,
    'latency from timeouts',
    'The 95th percentile is high because calls to tariffs hang until their deadline: lock-down-tariffs, created at 09:40, blocks them.',
  ),
  answer(
    policy,
    'by another word',
    'A firewall rule, in Kubernetes a NetworkPolicy named lock-down-tariffs, shuts meter-portal out of tariffs on port 8310.',
  ),
  answer(
    cron,
    'a duration of the run',
    'The run of 03:00 failed: after about eight seconds of exporting, psycopg found no relation "salaries_2026"; with backoffLimit 0 there was no second try.',
  ),
  answer(
    cron,
    'exit code in words',
    'nightly-export ended with exit code two, as the table salaries_2026 that it exports does not exist; the Job gave up at once since no retry is allowed.',
  ),
  answer(
    cron,
    'a guess told as one',
    'The relation "salaries_2026" does not exist, so the export fails. Perhaps the migration that creates the table of the new year has not run yet.',
  ),
  answer(
    cron,
    'what will happen next',
    'Job nightly-export-29401140 failed over the missing relation "salaries_2026"; unless it is created, the next run at 03:00 will fail too.',
  ),
  answer(
    cron,
    'the alert restated, then the cause',
    'KubeJobFailed fires for nightly-export-29401140, whose only pod ended with an UndefinedTable error of psycopg: salaries_2026.',
  ),
  answer(
    renamed,
    'both spellings',
    'geocoder wants the key tileServer, but ConfigMap geocoder-settings has it as tile_server since 09:39; so it exits at every start.',
  ),
  answer(
    renamed,
    'a chain in words',
    'gateway gets 502 from search, search a refused connection from geocoder, and geocoder dies at start for want of the key tileServer in settings.json.',
  ),
  answer(
    renamed,
    'seven minutes',
    'Seven minutes before the alert geocoder-settings was written without tileServer; geocoder has crashed since.',
  ),
  answer(
    renamed,
    'a rename told as a guess',
    'settings.json lacks tileServer. It was probably renamed to tile_server when the ConfigMap was written at 09:39.',
  ),
  answer(
    renamed,
    'more than a third',
    'More than a third of the requests of gateway fail (37%), as geocoder, two calls away, cannot start without tileServer.',
  ),
  answer(
    renamed,
    'not the image',
    'The image 3.4.1 of geocoder did not change; its ConfigMap geocoder-settings did, and lost the required key tileServer.',
  ),
];
