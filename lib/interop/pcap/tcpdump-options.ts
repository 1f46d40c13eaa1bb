import { optionKind, seq } from '@/lib/tcp';

/** Options as tcpdump prints them, in the order of the header. `ackBase` is taken from the numbers of SACK blocks. */
export function optionTexts(octets: Uint8Array, ackBase: number): string[] {
  const texts: string[] = [];
  for (let at = 0; at < octets.length;) {
    const kind = octets[at] ?? optionKind.end;
    if (kind === optionKind.end) return [...texts, 'eol'];
    if (kind === optionKind.nop) {
      texts.push('nop');
      at += 1;
      continue;
    }
    const length = octets[at + 1] ?? 0;
    texts.push(textOf(kind, octets.subarray(at + 2, at + length), ackBase));
    at += Math.max(length, 2);
  }
  return texts;
}

function textOf(kind: number, data: Uint8Array, ackBase: number): string {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  switch (kind) {
    case optionKind.mss:
      return `mss ${view.getUint16(0)}`;
    case optionKind.windowScale:
      return `wscale ${view.getUint8(0)}`;
    case optionKind.sackPermitted:
      return 'sackOK';
    case optionKind.timestamps:
      return `TS val ${view.getUint32(0)} ecr ${view.getUint32(4)}`;
    case optionKind.sack:
      return `sack ${data.length / 8} ${blocksOf(view, ackBase).join('')}`;
    case optionKind.fastOpen:
      return data.length === 0 ? 'tfo  cookiereq' : `tfo  cookie ${hexOf(data)}`;
    default:
      return `unknown-${kind}${data.length === 0 ? '' : ` 0x${hexOf(data)}`}`;
  }
}

function blocksOf(view: DataView, base: number): string[] {
  const blocks: string[] = [];
  for (let at = 0; at < view.byteLength; at += 8) {
    const edge = (offset: number): number => seq(view.getUint32(at + offset) - base);
    blocks.push(`{${edge(0)}:${edge(4)}}`);
  }
  return blocks;
}

const hexOf = (data: Uint8Array): string =>
  [...data].map((octet) => octet.toString(16).padStart(2, '0')).join('');
