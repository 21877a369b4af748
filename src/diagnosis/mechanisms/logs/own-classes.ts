import { errorClass, type ErrorClass } from './error-class.js';

/** What goes wrong inside the program that writes the line, or in what it asks of others. */
export const OWN_CLASSES: readonly ErrorClass[] = [
  errorClass({
    id: 'open-files',
    side: 'own',
    patterns: [
      /too many open files|\bE[MN]FILE\b|no file descriptors available|file descriptor limit|system limit for number of file watchers|inotify .{0,40}limit|no space left on device.{0,20}inotify/i,
    ],
    title: { en: 'too many open files', ko: '열린 파일 과다' },
    means: { en: 'it has too many files open', ko: '열린 파일이 너무 많습니다' },
    advice: {
      en: 'Count its open files and sockets against its limit; look for a leak',
      ko: '열린 파일과 소켓 수를 한도와 비교하고 누수를 확인하세요',
    },
    also: ['saturation'],
  }),
  errorClass({
    id: 'read-only-file-system',
    side: 'own',
    patterns: [/read-only file ?system|\bEROFS\b|ReadOnlyFileSystemException/i],
    title: { en: 'a read-only file system', ko: '읽기 전용 파일 시스템' },
    means: {
      en: 'a file system that it writes to is a read-only file system[[ (claim {claim})]]',
      ko: '쓰려는 파일 시스템이 읽기 전용(read-only file system)입니다[[ (클레임 {claim})]]',
    },
    advice: {
      en: 'See whether the mount, the root file system or the volume itself became read-only, and the node’s kernel log for I/O errors',
      ko: '마운트, 루트 파일 시스템, 볼륨 중 무엇이 읽기 전용인지와 노드 커널 로그의 I/O 오류를 확인하세요',
    },
    also: ['storage'],
  }),
  errorClass({
    id: 'io-error',
    side: 'own',
    patterns: [
      /input\/output error|\bEIO\b|stale (?:nfs )?file handle|\bESTALE\b|transport endpoint is not connected/i,
    ],
    title: { en: 'a volume that does not work', ko: '동작하지 않는 볼륨' },
    means: {
      en: 'reading or writing its files fails[[ (claim {claim})]]',
      ko: '파일 읽기 또는 쓰기가 실패합니다[[ (클레임 {claim})]]',
    },
    advice: {
      en: 'See the node’s kernel log and the storage behind the volume',
      ko: '노드 커널 로그와 볼륨의 스토리지를 확인하세요',
    },
    also: ['storage'],
  }),
  errorClass({
    id: 'deadlock',
    side: 'own',
    patterns: [
      /deadlock (?:found|detected|victim)|ER_LOCK_DEADLOCK|\b40P01\b|DeadlockLoser|chosen as the deadlock victim|ORA-00060|found \d{1,6} deadlock/i,
    ],
    title: { en: 'deadlocks', ko: '교착 상태(데드락)' },
    means: { en: 'its transactions deadlock', ko: '트랜잭션이 교착 상태(deadlock)에 빠집니다' },
    advice: {
      en: 'Compare the order in which its transactions take locks with what changed in it last',
      ko: '트랜잭션의 잠금 순서를 최근 변경과 비교하세요',
    },
  }),
  errorClass({
    id: 'lock-wait',
    side: 'own',
    patterns: [
      /lock wait timeout exceeded|canceling statement due to lock timeout|could not obtain lock|database is locked|ER_LOCK_WAIT_TIMEOUT|\b55P03\b|ORA-00054|\bWriteConflict\b|lock request time out period exceeded/i,
    ],
    title: { en: 'locks that are waited for', ko: '잠금 대기' },
    means: { en: 'it waits for locks that others hold', ko: '다른 트랜잭션이 잡은 잠금을 기다립니다' },
    advice: {
      en: 'See who holds the locks and since when',
      ko: '누가 언제부터 잠금을 잡고 있는지 확인하세요',
    },
  }),
  errorClass({
    id: 'schema',
    side: 'own',
    patterns: [
      /relation "[^"]{1,128}" (?:does not|already) exists?|column "?[^"\s]{1,128}"? (?:of relation "[^"]{1,128}" )?does not exist|unknown column|table '[^']{1,128}' doesn't exist|no such (?:table|column)\b|Undefined(?:Table|Column)|ER_NO_SUCH_TABLE|ER_BAD_FIELD_ERROR|\b42P0[17]\b|\b42703\b|invalid (?:object|column) name|ORA-00942|ORA-00904/i,
      /index_not_found_exception|UnknownTopicOrPartition|UNKNOWN_TOPIC_OR_PART|NOT_FOUND - no (?:queue|exchange)|database "[^"]{1,64}" does not exist|unknown database|unknown collection|keyspace '?\w{1,64}'? does not exist/i,
      /\bNoSuchBucket(?:Exception)?\b|specified bucket does not exist|\bBlobContainerNotFound\b|ContainerNotFound\b|bucket not found/i,
      /migrations? (?:is|are) pending|pending migrations?\b|PendingMigrationError|Flyway\w{0,30}Exception|validate failed: migration|migration .{0,80}failed|can't locate revision|dirty database version/i,
    ],
    title: {
      en: 'a table, topic, queue, bucket or database that is missing',
      ko: '누락된 테이블, 토픽, 큐, 버킷 또는 데이터베이스',
    },
    means: {
      en: 'what it asks for does not exist[[ at {peer}]]',
      ko: '요청한 대상이 존재하지 않습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'Compare what the program asks for with what is there: its version with the migrations that ran, its settings with the names',
      ko: '프로그램이 요청하는 이름과 실제로 있는 것을 비교하세요: 버전과 실행된 마이그레이션, 설정과 이름',
    },
  }),
  errorClass({
    id: 'deserialization',
    side: 'own',
    patterns: [
      /DeserializationException|SerializationException|error deserializing|cannot deserialize|(?:failed|unable|error|could not) (?:to )?(?:deserializ|decod|unmarshal|pars)\w{0,4} (?:the )?(?:message|record|event|payload|protobuf|avro)|InvalidProtocolBufferException|unknown magic byte|poison (?:pill|message|record)|RecordTooLarge|MESSAGE_TOO_LARGE|message larger than max|schema being registered is incompatible|json: cannot unmarshal|JsonMappingException|unknown union tag/i,
    ],
    title: { en: 'messages that cannot be read or are too large', ko: '읽을 수 없거나 너무 큰 메시지' },
    means: {
      en: 'it cannot take messages that it gets or sends',
      ko: '주고받는 메시지를 처리하지 못합니다',
    },
    advice: {
      en: 'Look at one such message, and at what its producer and the schema changed last',
      ko: '해당 메시지와 생산자, 스키마의 최근 변경을 확인하세요',
    },
  }),
  errorClass({
    id: 'heap',
    side: 'own',
    patterns: [
      /java\.lang\.OutOfMemoryError|java heap space|gc overhead limit exceeded|heap out of memory|cannot allocate memory|\bENOMEM\b|\bMemoryError\b|allowed memory size of \d|runtime: out of memory|failed to allocate memory|std::bad_alloc|System\.OutOfMemoryException|unable to create (?:new )?native thread|can't start new thread|failed to create new OS thread|out of memory/i,
    ],
    title: { en: 'a program that runs out of memory', ko: '메모리가 부족한 프로그램' },
    means: {
      en: 'the program runs out of memory or threads',
      ko: '프로그램의 메모리 또는 스레드가 부족합니다',
    },
    advice: {
      en: 'Compare its heap with the limit of its container, and what it holds with an hour ago',
      ko: '힙 크기를 컨테이너 한도와, 사용량을 한 시간 전과 비교하세요',
    },
    also: ['saturation'],
  }),
  errorClass({
    id: 'feature-flag',
    side: 'own',
    patterns: [
      /feature[ -_]?(?:flag|toggle)s?\b.{0,80}(?:error|fail|invalid|not found|unknown|unavailable|timed? out)|(?:launchdarkly|unleash|flagd|openfeature|flagsmith|growthbook)\b.{0,80}(?:error|fail|unavailable|timed? ?out|refused)|FLAG_NOT_FOUND|TARGETING_KEY_MISSING/i,
    ],
    title: { en: 'feature flags', ko: '기능 플래그' },
    means: { en: 'a feature flag fails', ko: '기능 플래그에서 오류가 발생합니다' },
    advice: { en: 'See which flags changed last', ko: '최근 변경된 플래그를 확인하세요' },
  }),
  errorClass({
    id: 'leader-election',
    side: 'own',
    patterns: [
      /leader ?election lost|failed to renew lease|stopped leading|lost (?:its )?(?:leadership|leader lease|lease)|error retrieving resource lock/i,
    ],
    title: { en: 'leadership that is lost', ko: '리더 권한 상실' },
    means: { en: 'it loses its leadership', ko: '리더 권한을 잃습니다' },
    advice: {
      en: 'See how fast the API server answers, and whether the pod gets CPU',
      ko: 'API 서버 응답 시간과 파드의 CPU 할당을 확인하세요',
    },
    also: ['control-plane'],
  }),
  errorClass({
    id: 'exception',
    side: 'own',
    patterns: [
      /NullPointerException|NullReferenceException|nil pointer dereference|ClassCastException|IllegalStateException|IllegalArgumentException|NoSuchMethodError|NoSuchFieldError|ClassNotFoundException|NoClassDefFoundError|StackOverflow(?:Error|Exception)|IndexOutOfBounds|ConcurrentModificationException|UnsupportedOperationException|NumberFormatException|InvalidOperationException|KeyNotFoundException/,
      /\b(?:TypeError|ReferenceError|RangeError|SyntaxError|IndexError|KeyError|AttributeError|NameError|ValueError|AssertionError|RecursionError|ZeroDivisionError|UnboundLocalError|ModuleNotFoundError|ImportError|NoMethodError|ArgumentError|UnicodeDecodeError|NotImplementedError)\b/,
      /unhandled (?:promise ?)?(?:rejection|exception)|UnhandledPromiseRejection|uncaught (?:exception|error|type)|panic: |\bpanicked at\b|PHP Fatal error|Undefined (?:array key|index|variable|property)|undefined method|index out of (?:range|bounds)|segmentation fault|\bSIGSEGV\b|division by zero|divide by zero|invalid memory address/i,
    ],
    title: { en: 'an error in the program', ko: '프로그램 오류' },
    means: {
      en: 'its program fails on an error that it does not handle',
      ko: '처리되지 않은 프로그램 오류가 발생합니다',
    },
    advice: {
      en: 'Compare the place that the error names with what changed last: release, flags, configuration, data',
      ko: '오류가 가리키는 위치를 최근 변경(릴리스, 플래그, 설정, 데이터)과 비교하세요',
    },
  }),
  errorClass({
    id: 'pool',
    side: 'own',
    patterns: [
      /connection pool (?:is )?(?:exhausted|timed? ?out|full)|connection is not available, request timed out|QueuePool limit|ResourceRequest timed out|\bpool (?:is )?(?:exhausted|timeout|empty)|timeout exceeded when trying to connect|fetching a new connection from the connection pool|PoolTimeout|could not get a resource from the pool|max pool size was reached|PoolExhausted|unable to acquire JDBC connection|timeout .{0,20}acquiring a? ?connection|all connections? in the pool are in use/i,
    ],
    title: { en: 'a connection pool without free connections', ko: '소진된 커넥션 풀' },
    means: {
      en: 'its connection pool[[ to {peer}]] has no free connection',
      ko: '커넥션 풀에 남은 연결이 없습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'See what holds connections for long: slow queries, leaks, more work than the pool is made for',
      ko: '연결을 오래 잡는 원인(느린 쿼리, 누수, 풀 크기를 넘는 부하)을 확인하세요',
    },
    also: ['saturation'],
  }),
  errorClass({
    id: 'ports-used-up',
    side: 'own',
    patterns: [/cannot assign requested address|\bEADDRNOTAVAIL\b|nf_conntrack: table full/i],
    title: { en: 'addresses that are used up', ko: '소진된 주소' },
    means: {
      en: 'it has no local address or port left to call from',
      ko: '호출에 사용할 로컬 주소나 포트가 없습니다',
    },
    advice: {
      en: 'Count its open connections by state; look for calls without reuse',
      ko: '상태별 연결 수를 세고 연결 재사용 여부를 확인하세요',
    },
    also: ['saturation'],
  }),
];
