import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { TextMap } from '../alert.js';
import { alertClassOf } from './alert-class-of.js';
import { ALERT_CLASSES, type AlertClass } from './alert-class.js';
import { CATALOGUE, knownAlert } from './catalogue/catalogue.js';
import { ALERTS, NAMES } from './class.samples.js';

const namesOf = (wanted: AlertClass): readonly string[] => NAMES[wanted].split(' ');
const named = (alertname: string) => alertClassOf({ labels: { alertname }, annotations: {} });

describe('the class of an alert', () => {
  it.each(ALERT_CLASSES.flatMap((wanted) => namesOf(wanted).map((name) => [name, wanted] as const)))(
    'called %s is %s',
    (name, wanted) => {
      expect(named(name)).toBe(wanted);
    },
  );

  it.each(ALERTS.map(([wanted, alert], index) => [index, wanted, alert] as const))(
    'of sample %d is %s',
    (_, wanted, alert) => {
      expect(alertClassOf(alert)).toBe(wanted);
    },
  );

  const texts = fc.dictionary(
    fc.oneof(
      fc.constantFrom('alertname', 'summary', 'description', 'pod', 'grafana_state_reason'),
      fc.string(),
    ),
    fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...CATALOGUE.map(({ name }) => name)),
    ),
  );

  it('is one of the known ones whatever the labels, annotations and link', () => {
    fc.assert(
      fc.property(texts, texts, fc.option(fc.string()), (labels, annotations, generatorURL) => {
        const given = { labels: labels as TextMap, annotations: annotations as TextMap, generatorURL };
        expect(ALERT_CLASSES).toContain(alertClassOf(given));
      }),
    );
  });
});

describe('the catalogue of alerts', () => {
  it('knows at least 150 public alerts, each once', () => {
    const forms = CATALOGUE.map(({ name }) => name.toLowerCase());
    expect(new Set(forms).size).toBeGreaterThanOrEqual(150);
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
  });

  it('finds an alert in another spelling and with a severity behind its name', () => {
    const wanted = knownAlert('KubePersistentVolumeFillingUp');
    expect(wanted).toMatchObject({ class: 'storage', subject: 'claim' });
    for (const name of ['kube_persistent_volume_filling_up', 'KubePersistentVolumeFillingUp-Critical'])
      expect(knownAlert(name)).toBe(wanted);
    expect(knownAlert('KubePersistentVolume')).toBeNull();
    expect(knownAlert('')).toBeNull();
  });
});
