import { describe, expect, it } from '@jest/globals';
import { languageOfText } from './language-of-text.js';

describe('the language of a text', () => {
  it.each([
    ['en', 'Container app of pod shop/cart-api exceeded its 256Mi memory limit and was OOM killed.'],
    ['en', 'cart-api OOMKilled, memory limit reached'],
    [
      'en',
      '- the log says "не удалось подключиться к базе данных"\n- `메모리 부족` stands in the event of the pod',
    ],
    ['ko', '컨테이너 app이 메모리 한도 256Mi를 초과해 OOM으로 종료되었습니다.'],
    ['ko', 'Deployment cart-api의 Container가 memory limit을 초과하여 OOMKilled 상태로 restart 되었습니다.'],
    ['other', 'Le conteneur du pod a dépassé sa limite de mémoire et il est tué par le noyau.'],
    ['other', 'Der Container hat sein Limit überschritten und wurde von dem Kernel beendet.'],
    ['other', 'El contenedor superó su límite de memoria y fue terminado por el kernel.'],
    ['other', 'Контейнер превысил предел памяти и был остановлен.'],
    ['other', 'コンテナがメモリ制限を超えて強制終了されました。'],
    ['other', '容器超过了内存限制，因此被系统强制终止。'],
    [null, 'cart-api: 503'],
    [null, ''],
  ] as const)('is %s: %s', (language, text) => {
    expect(languageOfText(text)).toBe(language);
  });
});
