import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { inRoot } from './project.mjs';

const text = /\.(?:js|css|json|txt|svg)$/;

/** After `next build`: each built file of text also compressed, as well as can be, so that no request has to. */
export function compressStatic() {
  for (const entry of readdirSync(inRoot('.next', 'static'), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile() || !text.test(entry.name)) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const whole = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: whole.length };
    writeFileSync(`${file}.br`, brotliCompressSync(whole, { params }));
    writeFileSync(`${file}.gz`, gzipSync(whole, { level: 9 }));
  }
}
