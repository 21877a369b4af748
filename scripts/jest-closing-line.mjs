/** A Jest reporter that ends the run with one plain line: `N passed, N failed, N skipped`. */
export default class ClosingLine {
  #line = '';

  constructor() {
    // Jest puts its own summary after every other reporter; only the end of the process is later.
    process.once('exit', () => process.stdout.write(this.#line));
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      results;
    // A file that cannot even be loaded has no test that could fail; it must not look like success.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests + numTodoTests;
    this.#line = `\n${numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
  }
}
