/** What means the same in every question about TCP, however it is said. */
export const commonSynonyms: readonly (readonly string[])[] = [
  ['ack', 'acknowledgment', 'acknowledgement', '确认'],
  ['rst', 'reset', '复位', '重置'],
  ['syn-received', 'syn-rcvd', 'syn-recv'],
  ['established', 'estab'],
  ['closed', 'close'],
  ['octet', 'octets', 'byte', 'bytes', '字节'],
  ['segment', 'segments', '报文段'],
  ['2msl', '2 msl', 'two msl', 'twice msl', '两倍 msl'],
];
