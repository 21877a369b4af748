import { describe, expect, it } from '@jest/globals';
import { isReadOnly } from './read-only-command.js';

describe('a command that changes nothing', () => {
  it.each([
    'kubectl get pods -n shop',
    'kubectl -n shop logs cart-0 -c app --previous --tail=50',
    'kubectl --context prod --namespace=shop describe pod cart-0',
    'kubectl rollout history deployment/cart -n shop',
    'kubectl -n shop rollout status deploy cart',
    'kubectl auth can-i list pods --as system:serviceaccount:shop:cart',
    'kubectl get pod cart-0 -o jsonpath=\'{range .items[*]}{.metadata.name}{"\\n"}{end}\'',
    'kubectl get events -A | grep -i "oom|kill" | tail -20',
    'kubectl top pod -n shop 2>/dev/null && kubectl get nodes -o wide',
    'kubectl logs cart-0 2>&1 | head',
    'helm -n shop history cart',
    'helm get values cart -n shop',
    'istioctl proxy-config routes cart-0.shop',
    'istioctl x describe pod cart-0',
    'istioctl analyze -n shop',
  ])('%s', (command) => {
    expect(isReadOnly(command)).toBe(true);
  });
});

describe('a command that may change something', () => {
  it.each([
    'kubectl delete pod cart-0',
    'kubectl -n get delete pod cart-0',
    'kubectl apply -f cart.yaml',
    'kubectl set resources deploy/cart --limits=memory=512Mi',
    'kubectl rollout restart deployment/cart',
    'kubectl rollout undo deployment/cart',
    'kubectl config use-context prod',
    'kubectl exec cart-0 -- cat /etc/hosts',
    'kubectl get pods; kubectl delete pod cart-0',
    'kubectl get pods | xargs kubectl delete pod',
    'kubectl get deploy cart -o yaml > cart.yaml',
    'kubectl get pod $(kubectl delete pod cart-0)',
    'kubectl get pod "`reboot`"',
    'kubectl get pod <name>',
    'helm rollback cart 3',
    'helm repo add x https://example.com',
    'istioctl proxy-config log cart-0 --level debug',
    'istioctl install',
    'curl -X POST http://cart',
    'toString get',
    'kubectl toString',
    '',
  ])('%s', (command) => {
    expect(isReadOnly(command)).toBe(false);
  });
});
