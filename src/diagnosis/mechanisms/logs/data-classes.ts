import { errorClass, type ErrorClass } from './error-class.js';

/** What a program wants of data and does not get: locks, tables, queues, messages that can be read. */
export const DATA_CLASSES: readonly ErrorClass[] = [
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
];
