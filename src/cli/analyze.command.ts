import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';

/** No cause was found: what was read explains nothing. */
const EXIT_NO_CAUSE = 3;
/** The cluster, or the object that was named, could not be read. */
const EXIT_UNREAD = 4;

const USAGE =
  'KIND/NAME [-n NAMESPACE] | --alert FILE  [--snapshot FOLDER] [-o text|json|markdown] [--language en|ko]';

/** An error as a message and what the process ends with. */
interface Ending {
  readonly message: string;
  readonly code: number;
}

const analyze = async (args: readonly string[]): Promise<number> => {
  const [
    { settingsOfProcess },
    { INTEGRATION_AREAS },
    { analyzeCall },
    { analyzed },
    { written },
    { coloursOf },
    { WrongCall },
    { CouldNotRead },
    { SettingsError, EXIT_CONFIG },
  ] = await Promise.all([
    import('../config/config.module.js'),
    import('../integrations/integrations.js'),
    import('./analyze/analyze-call.js'),
    import('./analyze/analyzed.js'),
    import('./analyze/written.js'),
    import('./analyze/colours.js'),
    import('./wrong-call.js'),
    import('./analyze/could-not-read.js'),
    import('../config/load.js'),
  ]);
  const ending = (error: unknown): Ending => {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof WrongCall)
      return { message: `${message}\nUsage: kuberca analyze ${USAGE}`, code: EXIT_USAGE };
    if (error instanceof CouldNotRead) return { message, code: EXIT_UNREAD };
    return { message, code: error instanceof SettingsError ? EXIT_CONFIG : EXIT_FAILURE };
  };
  try {
    const call = analyzeCall(args);
    const settings = settingsOfProcess(
      INTEGRATION_AREAS,
      call.snapshot === null ? {} : { KUBE_SNAPSHOT: call.snapshot },
    );
    const language = call.language ?? settings.server.language;
    const report = await analyzed(call, settings, language);
    const colours = coloursOf(process.stdout);
    sayMasked(written(report.value, { output: call.output, language, colours }));
    return report.value.body.cause === null ? EXIT_NO_CAUSE : 0;
  } catch (error) {
    const { message, code } = ending(error);
    complain(`kuberca analyze: ${message}\n`);
    return code;
  }
};

/** Says why an object is in trouble, or why an alert fires, by the rules alone. */
export const analyzeCommand: Command = {
  name: 'analyze',
  about:
    'Says why an object is in trouble or an alert fires, by the rules alone; exits with 0 for a cause, 3 for none, 4 for a cluster that cannot be read.',
  usage: USAGE,
  run: analyze,
};
