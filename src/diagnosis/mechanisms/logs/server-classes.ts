import { errorClass, type ErrorClass } from './error-class.js';

/** What a server lacks, in its own words, which its clients repeat. */
export const SERVER_CLASSES: readonly ErrorClass[] = [
  errorClass({
    id: 'server-connections',
    side: 'server',
    patterns: [
      /too many clients already|remaining connection slots are reserved|too many connections|ER_CON_COUNT_ERROR|max number of clients reached|max_user_connections|max_client_conn|no more connections allowed|(?:connection limit|maximum connections?|max connections?|maximum number of connections) (?:is |was |has been )?(?:exceeded|reached)|\b53300\b|too many open connections|ORA-00020|ORA-12519|ORA-12516/i,
    ],
    title: { en: 'a server without free connections', ko: '연결이 소진된 서버' },
    means: { en: 'it has no connection left', ko: '남은 연결이 없습니다' },
    advice: {
      en: 'Count its connections by client and compare them with its limit; look for a client that scaled out or whose pool grew',
      ko: '클라이언트별 연결 수를 한도와 비교하고, 늘어난 레플리카나 커진 커넥션 풀이 있는지 확인하세요',
    },
    also: ['saturation'],
  }),
  errorClass({
    id: 'server-memory',
    side: 'server',
    patterns: [
      /not allowed when used memory|circuit_breaking_exception|CircuitBreakingException|Data too large, data for|memory resource limit alarm|memory alarm|vm_memory_high_watermark|SERVER_ERROR out of memory|connection(?:\.| is )blocked.{0,40}(?:memory|resources)/i,
    ],
    title: { en: 'a server at its own memory limit', ko: '자체 메모리 한도에 도달한 서버' },
    means: { en: 'it is at its own memory limit', ko: '자체 메모리 한도에 도달했습니다' },
    advice: {
      en: 'Compare what it holds with its own limit (maxmemory and its policy, heap, watermark)',
      ko: '사용량을 자체 한도(maxmemory와 정책, 힙, 워터마크)와 비교하세요',
    },
    also: ['saturation'],
  }),
  errorClass({
    id: 'server-disk',
    side: 'server',
    patterns: [
      /no space left on device|\bENOSPC\b|could not extend file|disk quota exceeded|\bEDQUOT\b|disk (?:is )?full|flood[- ]stage disk watermark|disk_free_limit|disk resource limit alarm|mvcc: database space exceeded|alarm:NOSPACE|MISCONF Redis is configured to save|the table '[^']{1,128}' is full|\b53100\b|not enough space on the disk|OutOfDiskSpace|insufficient (?:disk|free) space|used disk space is (?:over|above)/i,
    ],
    title: { en: 'a full disk', ko: '가득 찬 디스크' },
    means: {
      en: 'it has no disk space left[[ on claim {claim}]][[ of {size}]]',
      ko: '디스크 공간이 없습니다[[ (클레임 {claim})]][[, 크기 {size}]]',
    },
    advice: {
      en: 'See what fills the volume, and whether the claim can grow',
      ko: '볼륨을 채우는 데이터와 클레임 확장 가능 여부를 확인하세요',
    },
    also: ['storage', 'saturation'],
  }),
  errorClass({
    id: 'server-read-only',
    side: 'server',
    patterns: [
      /cannot execute [A-Z ]{3,40} in a read-only transaction|can't write against a read[- ]?only replica|--(?:super-)?read-only option|NotWritablePrimary|\bnot (?:primary|master)\b|NotPrimary\w{0,20}|read[-_]only[-_]allow[-_]delete|cluster_block_exception|FORBIDDEN\/\d{1,2}\/index|database is in read-?only mode|cannot write to (?:a )?read-?only replica/i,
    ],
    title: { en: 'a server that takes no writes', ko: '쓰기를 받지 않는 서버' },
    means: { en: 'it takes no writes: it is read-only', ko: '읽기 전용 상태라서 쓰기를 받지 않습니다' },
    advice: {
      en: 'See which member is the primary, whether a failover happened, and whom clients write to',
      ko: '어느 멤버가 프라이머리인지, 페일오버가 있었는지, 클라이언트가 어디에 쓰는지 확인하세요',
    },
  }),
  errorClass({
    id: 'server-no-leader',
    side: 'server',
    patterns: [
      /LEADER_NOT_AVAILABLE|NOT_LEADER|NotLeader\w{0,30}|NOT_ENOUGH_REPLICAS|NotEnoughReplicas|\bno (?:primary|leader|elected leader|quorum|master)\b|etcdserver: (?:leader changed|request timed out)|master_?not_?discovered|ReplicaSetNoPrimary|CLUSTERDOWN|MASTERDOWN|lost quorum|all shards failed|COORDINATOR_NOT_AVAILABLE|coordinator (?:is )?not available|no available brokers|pause_minority|partitions? (?:is|are) offline|Cluster not available/i,
    ],
    title: { en: 'a cluster of servers without a leader', ko: '리더가 없는 서버 클러스터' },
    means: { en: 'it has no leader or too few members', ko: '리더가 없거나 멤버가 부족합니다' },
    advice: {
      en: 'See which members are there and how an election goes',
      ko: '어떤 멤버가 있는지, 리더 선출 상태가 어떤지 확인하세요',
    },
  }),
  errorClass({
    id: 'server-replication',
    side: 'server',
    patterns: [
      /replica(?:tion)? (?:lag|is (?:too far )?behind|delay|stopped|broken)|conflict with recovery|requested WAL segment .{0,60}has already been removed|fatal error 1236|seconds_behind_master|oplog.{0,40}(?:too stale|stale)|too stale to catch up/i,
    ],
    title: { en: 'a replica that lags', ko: '지연된 복제본' },
    means: { en: 'its replication lags or broke', ko: '복제가 지연되거나 중단되었습니다' },
    advice: {
      en: 'Compare the positions of primary and replica, and what is written now',
      ko: '프라이머리와 복제본의 위치, 현재 쓰기량을 비교하세요',
    },
  }),
  errorClass({
    id: 'server-corruption',
    side: 'server',
    patterns: [
      /invalid page in block|could not read block \d|database disk image is malformed|is marked as crashed|CorruptIndexException|bad file format reading the append only file|(?:data|index|page|log|wal|segment|translog|file) (?:is |was )?(?:corrupt|corrupted|corruption)\b|corrupt(?:ed|ion)? (?:data|index|page|log|wal|segment|file|record)/i,
    ],
    title: { en: 'damaged data', ko: '손상된 데이터' },
    means: { en: 'its data is damaged', ko: '데이터가 손상되었습니다' },
    advice: {
      en: 'See which file it is, and when the last backup was made',
      ko: '손상된 파일과 마지막 백업 시점을 확인하세요',
    },
    also: ['storage'],
  }),
  errorClass({
    id: 'server-overloaded',
    side: 'server',
    patterns: [
      /es_?rejected_?execution|rejected execution of|\bqueue (?:is )?full\b|LOADING Redis is loading|the database system is (?:starting up|shutting down|in recovery mode)|server is overloaded|ServerBusy|SERVER_BUSY|\bBUSY Redis is busy|statement_timeout|canceling statement due to statement timeout|worker_connections are not enough|max_children setting|upstream connect error.{0,80}overflow/i,
    ],
    title: { en: 'a server that cannot keep up', ko: '처리 한계에 이른 서버' },
    means: { en: 'it cannot keep up with what it is asked', ko: '요청을 감당하지 못하고 있습니다' },
    advice: {
      en: 'See its slowest work and what sends more than before',
      ko: '가장 느린 작업과 요청이 늘어난 호출자를 확인하세요',
    },
    also: ['saturation'],
  }),
];
