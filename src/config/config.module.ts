import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Area } from './area.js';
import { documentedAreas } from './areas/index.js';
import { loadSettings, SettingsError } from './load.js';
import { Settings } from './settings.js';
import { unusableFiles } from './unusable-files.js';
import { unknownSettings, type UnknownSetting } from './unknown-settings.js';

/** The settings of this process. The one place that reads its environment. */
@Global()
@Module({})
export class ConfigModule {
  /**
   * @param settings as already loaded
   */
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}

/**
 * Reads the environment of this process.
 * @param ofIntegrations areas of settings that are checked beside the general ones
 * @param instead stands before the environment
 * @throws {SettingsError} naming all variables that cannot be used
 */
export const settingsOfProcess = (
  ofIntegrations: readonly Area[],
  instead: Readonly<Record<string, string>> = {},
): Settings => {
  const settings = loadSettings({ ...process.env, ...instead }, ofIntegrations);
  const problems = unusableFiles(settings);
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
};

/** Variables of this process that look like a setting and are none. */
export const unknownSettingsOfProcess = (ofIntegrations: readonly Area[]): readonly UnknownSetting[] =>
  unknownSettings(
    Object.keys(process.env),
    documentedAreas(ofIntegrations).flatMap(({ variables }) =>
      Object.values(variables).map(({ env }) => env),
    ),
  );
