// Writes .env.example and the README's table of settings from the areas of settings (compiled: run `npm run build` first).
// With --check it writes nothing and exits 1 when one of them is not up to date.
import { keepFresh, readOrEmpty } from './generated-file.mjs';

const { documentedAreas } = await import('../dist/config/areas/index.js');
const { environmentExample, settingsTable, withSettingsTable } = await import('../dist/config/document.js');
const { INTEGRATION_AREAS } = await import('../dist/integrations/integrations.js');

const areas = documentedAreas(INTEGRATION_AREAS);

keepFresh(
  {
    '.env.example': environmentExample(areas),
    'README.md': withSettingsTable(readOrEmpty('README.md'), settingsTable(areas)),
  },
  'docs',
);
