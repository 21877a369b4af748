import config from '../../jest.config.js';

const { testMatch: _, ...whole } = config;

/** What stays where it was, beside the rest of the stream's specs: test/faults/README.md says which row each covers. */
const ELSEWHERE =
  'dead|earlier|failures|kill|late-credentials|malformed|model-refusal|nats-restart|pause|reconcile|sizes|stop|storing|topology';

/** @type {import('jest').Config} */
export default {
  ...whole,
  rootDir: '../..',
  roots: ['<rootDir>/test/faults', '<rootDir>/test/stream', '<rootDir>/test/protocol'],
  testRegex: [
    '/test/faults/.*\\.spec\\.ts$',
    `/test/stream/(${ELSEWHERE})\\.spec\\.ts$`,
    '/test/protocol/.*\\.spec\\.ts$',
  ],
  testPathIgnorePatterns: ['/node_modules/'],
};
