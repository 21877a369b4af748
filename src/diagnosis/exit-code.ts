import type { Localized } from '../config/language.js';
import { both } from './wording.js';

const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};

const KNOWN: Readonly<Record<number, Localized>> = {
  0: both('it ended without an error', '오류 없이 종료됨'),
  126: both('the command is not executable', '명령을 실행할 수 없음'),
  127: both('the command was not found', '명령을 찾을 수 없음'),
  128: both('the container could not be started', '컨테이너를 시작하지 못함'),
};

/** What an exit code says beyond failure; `null` for codes that programs choose freely. Source: POSIX shells, OCI runtimes. */
export const exitCodeMeaning = (code: number): Localized | null => {
  const known = KNOWN[code];
  if (known) return known;
  const signal = SIGNALS[code - 128];
  return signal === undefined ? null : both(`ended by ${signal}`, `${signal} 신호로 종료됨`);
};
