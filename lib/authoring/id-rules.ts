import { remark, type Path, type Remark } from './finding';

/** What an answer refers to by its id is there. */
export const knownIdRemarks = (id: string, ids: readonly string[], at: Path): Remark[] =>
  ids.includes(id) ? [] : [remark(at, 'no-such-id', { id, ids: ids.join(', ') })];

/** No id of a list stands twice. */
export const distinctIdRemarks = (ids: readonly string[], at: Path): Remark[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [remark([...at, index, 'id'], 'id-twice', { id })] : [],
  );
