import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inlineScriptSources } from './static-csp.mjs';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('every inline script of a page is allowed by its hash, once; files need none', () => {
  const page = `<head><script src="/a.js" async=""></script><script>one()</script></head>
    <body><script id="x">two("</" + "p>")</script><script>one()</script>
    <script type="application/json">{"a":1}</script><script></script></body>`;
  expect(inlineScriptSources(page)).toEqual([
    hash('one()'),
    hash('two("</" + "p>")'),
    hash('{"a":1}'),
  ]);
});

test('text beyond ASCII is hashed as it is sent', () => {
  expect(inlineScriptSources('<script>"握手"</script>')).toEqual([hash('"握手"')]);
});
