import type { Catalogue } from '../../kit/catalogue.js';
import { meshTexts } from './texts-mesh.js';
import { policyTexts } from './texts-policies.js';
import { routeTexts } from './texts-routes.js';
import { serviceTexts } from './texts-services.js';

export const wiringTexts: Catalogue = { ...serviceTexts, ...policyTexts, ...routeTexts, ...meshTexts };
