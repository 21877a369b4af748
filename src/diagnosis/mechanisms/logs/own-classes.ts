import { errorClass, type ErrorClass } from './error-class.js';

/** What goes wrong inside the program that writes the line. */
export const OWN_CLASSES: readonly ErrorClass[] = [
  errorClass({
    id: 'feature-flag',
    side: 'own',
    patterns: [
      /feature[ -_]?(?:flag|toggle)s?\b.{0,80}(?:error|fail|invalid|not found|unknown|unavailable|timed? out)|(?:launchdarkly|unleash|flagd|openfeature|flagsmith|growthbook)\b.{0,80}(?:error|fail|unavailable|timed? ?out|refused)|FLAG_NOT_FOUND|TARGETING_KEY_MISSING/i,
    ],
    title: { en: 'feature flags', ko: '기능 플래그' },
    means: { en: 'a feature flag fails', ko: '기능 플래그에서 오류가 발생합니다' },
    advice: { en: 'See which flags changed last', ko: '최근 변경된 플래그를 확인하세요' },
  }),
  errorClass({
    id: 'leader-election',
    side: 'own',
    patterns: [
      /leader ?election lost|failed to renew lease|stopped leading|lost (?:its )?(?:leadership|leader lease|lease)|error retrieving resource lock/i,
    ],
    title: { en: 'leadership that is lost', ko: '리더 권한 상실' },
    means: { en: 'it loses its leadership', ko: '리더 권한을 잃습니다' },
    advice: {
      en: 'See how fast the API server answers, and whether the pod gets CPU',
      ko: 'API 서버 응답 시간과 파드의 CPU 할당을 확인하세요',
    },
    also: ['control-plane'],
  }),
  errorClass({
    id: 'exception',
    side: 'own',
    patterns: [
      /NullPointerException|NullReferenceException|nil pointer dereference|ClassCastException|IllegalStateException|IllegalArgumentException|NoSuchMethodError|NoSuchFieldError|ClassNotFoundException|NoClassDefFoundError|StackOverflow(?:Error|Exception)|IndexOutOfBounds|ConcurrentModificationException|UnsupportedOperationException|NumberFormatException|InvalidOperationException|KeyNotFoundException/,
      /\b(?:TypeError|ReferenceError|RangeError|SyntaxError|IndexError|KeyError|AttributeError|NameError|ValueError|AssertionError|RecursionError|ZeroDivisionError|UnboundLocalError|ModuleNotFoundError|ImportError|NoMethodError|ArgumentError|UnicodeDecodeError|NotImplementedError)\b/,
      /unhandled (?:promise ?)?(?:rejection|exception)|UnhandledPromiseRejection|uncaught (?:exception|error|type)|panic: |\bpanicked at\b|PHP Fatal error|Undefined (?:array key|index|variable|property)|undefined method|index out of (?:range|bounds)|segmentation fault|\bSIGSEGV\b|division by zero|divide by zero|invalid memory address/i,
    ],
    title: { en: 'an error in the program', ko: '프로그램 오류' },
    means: {
      en: 'its program fails on an error that it does not handle',
      ko: '처리되지 않은 프로그램 오류가 발생합니다',
    },
    advice: {
      en: 'Compare the place that the error names with what changed last: release, flags, configuration, data',
      ko: '오류가 가리키는 위치를 최근 변경(릴리스, 플래그, 설정, 데이터)과 비교하세요',
    },
  }),
];
