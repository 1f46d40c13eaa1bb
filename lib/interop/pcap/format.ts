/** The classic pcap file format, version 2.4 (draft-ietf-opsawg-pcap): what writing and reading agree on. */
export const fileHeaderOctets = 24;
export const recordHeaderOctets = 16;
export const version = { major: 2, minor: 4 } as const;

/** LINKTYPE_RAW: a packet begins with its IP header. */
export const linkTypeRaw = 101;

/** The most octets of a packet that are kept. */
export const snapLength = 262_144;

/** How finely a file counts time; its first number tells. */
export const resolutions = {
  micro: { magic: 0xa1b2c3d4, perSecond: 1_000_000 },
  nano: { magic: 0xa1b23c4d, perSecond: 1_000_000_000 },
} as const;
export type Resolution = keyof typeof resolutions;

/** The first number of a pcapng file, which is another format. */
export const pcapngMagic = 0x0a0d0d0a;
