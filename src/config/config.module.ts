import { type DynamicModule, Global, Module } from '@nestjs/common';
import { loadSettings } from './load.js';
import { Settings } from './settings.js';

/** The settings of this process. The one place that reads its environment. */
@Global()
@Module({})
export class ConfigModule {
  /**
   * @param settings as already loaded; read from the environment when absent
   * @throws {SettingsError} naming all variables that cannot be used
   */
  static forRoot(settings: Settings = settingsOfProcess()): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}

/**
 * Reads the environment of this process; `instead` stands before it.
 * @throws {SettingsError} naming all variables that cannot be used
 */
export const settingsOfProcess = (instead: Readonly<Record<string, string>> = {}): Settings =>
  loadSettings({ ...process.env, ...instead });
