// One alert result (docs/stream-protocol.md "Results") as a person would read it.

const WIDTH = 100;

/** @param {string} text @param {string} indent @param {string} [first] indent of the first line */
const wrap = (text, indent, first = indent) => {
  const lines = [''];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const line = lines.at(-1);
    if (line === '') lines[lines.length - 1] = word;
    else if (indent.length + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.map((line, index) => `${index === 0 ? first : indent}${line}`).join('\n');
};

/** @param {string} title @param {string[]} lines */
const section = (title, lines) => (lines.length === 0 ? [] : ['', title, ...lines]);

/** @param {string} text @param {string} mark such as `1.` */
const item = (text, mark) => wrap(text, ' '.repeat(mark.length + 4), `  ${mark} `.padEnd(mark.length + 4));

/** @param {{ rule: string, cause: string, confidence: number, evidence: string[] }} finding */
const cause = ({ rule, cause: text, confidence, evidence }) =>
  wrap(
    `${text} (rule ${rule}, confidence ${Math.round(confidence * 100)} %; see ${evidence.join(', ')})`,
    '  ',
  );

/** @param {{ id: string, title: string, status: string, reason: string | null }[]} evidence */
const evidenceTable = (evidence) => {
  const width = Math.max(...evidence.map(({ id }) => id.length));
  return evidence.map(({ id, title, status, reason }) =>
    item(
      status === 'ok' ? title : `${title}: ${[status, reason].filter(Boolean).join(', ')}`,
      id.padEnd(width),
    ),
  );
};

/** @param {{ model: { provider: string, id: string } | null, reason: string | null }} provenance */
const answeredBy = ({ model, reason }) =>
  model === null ? `the rules, without a model (${reason})` : `${model.provider} ${model.id}`;

/** @param {Record<string, unknown>} result the body of a message on `<prefix>.results.alert.<id>` */
export const readable = (result) => {
  const { alert, findings, evidence, provenance } = result;
  const [main, ...others] = findings;
  const steps = findings.flatMap(({ remedy }) => remedy);
  const { alertname, severity, namespace, pod, container } = alert.labels;
  const where = [namespace, pod, container].filter(Boolean).join('/');
  return [
    `${alertname} (${severity}), ${alert.status} since ${alert.startsAt}`,
    `${where}`,
    ...section('Summary', [wrap(result.analysis_summary ?? result.analysis, '  ')]),
    ...section('Cause', main === undefined ? ['  No rule found one.'] : [cause(main)]),
    ...section('Also found', others.map(cause)),
    ...section(
      'Next steps',
      [...new Set(steps)].map((step, index) => item(step, `${index + 1}.`)),
    ),
    ...section('Evidence', evidenceTable(evidence)),
    ...section(
      'What was missing',
      (result.missing_data ?? []).map((name) => item(name, '-')),
    ),
    ...section(
      'Warnings',
      (result.warnings ?? []).map((warning) => item(warning, '-')),
    ),
    '',
    `Answered by ${answeredBy(provenance)}; quality ${result.analysis_quality}.`,
  ].join('\n');
};
