import { errorClass, type ErrorClass } from './error-class.js';

/** Its words are also those of a full disk: it is asked before them. */
export const OPEN_FILES: ErrorClass = errorClass({
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
});

/** What a program has no more of: files, disk that can be written, memory, connections, addresses. */
export const RESOURCE_CLASSES: readonly ErrorClass[] = [
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
