import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { Masker } from '../masking/index.js';
import { ChainCircuit, type Outage } from './chain-circuit.js';
import { checkedSettings } from './provider-settings.js';

const WHY: Readonly<Record<Outage['why'], string>> = {
  refused: 'refused the credentials',
  outage: 'does not answer',
  rejects: 'rejects every request',
};

const detailOf = (outages: readonly Outage[]): string =>
  outages
    .map(({ provider, why, words }) => `${provider} ${WHY[why]}${words === undefined ? '' : ` (${words})`}`)
    .join('; ');

/** A model that calls no tools still answers, from what was collected for it. */
const toolsDetail = (providers: readonly string[]): string =>
  `called no tool when told to: ${providers.join(', ')}`;

const REMEDY: Readonly<Record<Outage['why'], string>> = {
  refused: 'set a key and a model that the provider accepts, and restart; it is asked again in between',
  outage:
    'see whether its address can be reached from the pod (NetworkPolicy, proxy, DNS); it is asked again in between',
  rejects: 'choose a model that takes such requests',
};

/** Up while every provider may be asked; degraded while one still answers; names those that are not asked at the moment. */
export const modelStatusOf = ({
  state,
  outages,
  available,
  withoutTools,
}: Pick<ChainCircuit, 'state' | 'outages' | 'available' | 'withoutTools'>): DependencyStatus => {
  if (state === 'disabled') return { state: 'off', detail: 'no model is configured; the rules answer' };
  const [first] = outages;
  if (first === undefined)
    return withoutTools.length === 0
      ? { state: 'up', detail: null }
      : {
          state: 'degraded',
          detail: toolsDetail(withoutTools),
          variable: 'AI_PROVIDER',
          remedy: 'choose a model that calls tools; until then it answers from what was collected',
        };
  const place = { variable: checkedSettings(first.provider), remedy: REMEDY[first.why] };
  if (available) return { state: 'degraded', detail: detailOf(outages), ...place };
  return {
    state: first.why === 'outage' ? 'unreachable' : 'refused',
    detail: `${detailOf(outages)}; the rules answer`,
    ...place,
  };
};

/** How the model is doing. */
@HealthOf('model')
@Injectable()
export class ModelHealth implements DependencyHealth {
  constructor(
    private readonly circuit: ChainCircuit,
    private readonly masker: Masker,
  ) {}

  status(): DependencyStatus {
    return this.masker.mask(modelStatusOf(this.circuit)).value;
  }
}
