export * from './csv/emit';
export * from './gift/emit';
export * from './gift/from-question';
export * from './gift/model';
export * from './gift/parse';
export * from './gift/to-draft';
export { parsePacketdrill } from './packetdrill/parse';
export { printScript } from './packetdrill/print';
export { remarksOf, type Remark } from './packetdrill/remarks';
export {
  scriptErrorCodes,
  type Place,
  type ScriptError,
  type ScriptErrorCode,
} from './packetdrill/script-error';
export * from './packetdrill/script';
export * from './packetdrill/code';
export { calls } from './packetdrill/calls';
export { errnos, symbols } from './packetdrill/symbols';
export type { CapturedSegment } from './pcap/captured-segment';
export type { Resolution } from './pcap/format';
export {
  readPcap,
  type Capture,
  type PcapError,
  type PcapErrorCode,
  type ReadSegment,
} from './pcap/read';
export { captureAt, usualAddresses, type Addresses } from './pcap/from-trace';
export { toTcpdumpText } from './pcap/tcpdump-text';
export { toPcap } from './pcap/write';
export { toNetstatText } from './ss/netstat-text';
export { toSsText, type Ends } from './ss/ss-text';
export {
  socketRows,
  stateCensus,
  tcbsAt,
  type ListenerQueues,
  type SocketRow,
  type SocketTimer,
} from './ss/state-table';
