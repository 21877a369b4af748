import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { linesOf } from './said-lines.js';

/**
 * The words of the API server's authoriser.
 * Source: k8s.io/apiserver, pkg/endpoints/handlers/responsewriters/errors.go.
 */
const FORBIDDEN =
  /User \\?"system:serviceaccount:([\w.-]+):([\w.-]+)\\?" cannot (\w+) resource \\?"([\w./-]+)\\?" in API group \\?"([\w.-]*)\\?"(?: in the namespace \\?"([\w.-]+)\\?"| at the cluster scope)?/;

/** A program that is refused by the API server: its service account lacks a right. */
export const missingRight = rule({
  mechanism: 'spec/missing-right',
  on: ['Pod'],
  carries: DOWN,
  find: (entity) =>
    linesOf(entity)
      .flatMap((said) => {
        const [, home, account, verb, resource, group, namespace] = FORBIDDEN.exec(said.text) ?? [];
        if (home === undefined || account === undefined || verb === undefined || resource === undefined)
          return [];
        const full = group === undefined || group === '' ? resource : `${resource}.${group}`;
        const binding = namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding';
        return [
          {
            key: `${account} ${verb} ${full}`,
            since: null,
            known: 'stated' as const,
            claims: [claim(said.evidence, quoted(said.text))],
            values: {
              account,
              home,
              verb,
              resource: full,
              where: namespace === undefined ? 'the cluster' : `namespace ${namespace}`,
              binding,
              user: `system:serviceaccount:${home}:${account}`,
              scope: namespace === undefined ? '--all-namespaces' : `-n ${namespace}`,
              message: bounded(said.text, 200),
            },
            ...(namespace === undefined && { inKorean: { where: '클러스터 전체' } }),
          },
        ];
      })
      .slice(0, 3),
});
