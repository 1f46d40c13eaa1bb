import { inOrder, isEntry, type OutboxStore } from './outbox';

const database = 'tcpdrill';
const shelf = 'outbox';

/** The outbox in IndexedDB: it survives reloads, crashes, sign-outs and going offline. */
export function browserOutbox(): OutboxStore {
  let opened: Promise<IDBDatabase> | null = null;
  const db = () => {
    opened ??= open().catch((error: unknown) => {
      // The next call tries again.
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    put: async (entry) => {
      const { done, store } = begin(await db(), 'readwrite');
      store.put(entry);
      await done;
    },
    remove: async (entry) => {
      const { done, store } = begin(await db(), 'readwrite');
      const place = [entry.attempt, entry.position];
      const found = store.get(place);
      found.onsuccess = () => {
        const kept: unknown = found.result;
        if (isEntry(kept) && kept.idempotencyKey === entry.idempotencyKey) store.delete(place);
      };
      await done;
    },
    list: async (attempt) => {
      const { done, store } = begin(await db(), 'readonly');
      // An array key sorts after every number and string: the range holds all positions of the attempt.
      const range = attempt === undefined ? null : IDBKeyRange.bound([attempt], [attempt, []]);
      const found = store.getAll(range);
      await done;
      const all: unknown[] = found.result;
      return inOrder(all.filter(isEntry));
    },
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(shelf, { keyPath: ['attempt', 'position'] });
    };
    request.onsuccess = () => {
      // A newer version of this code in another tab may change the store: let it.
      request.result.onversionchange = () => {
        request.result.close();
      };
      resolve(request.result);
    };
    request.onerror = () => {
      reject(reasonOf(request.error));
    };
  });
}

/** A transaction; `done` settles when it is on the disk, or is not. */
function begin(db: IDBDatabase, mode: IDBTransactionMode) {
  const transaction = db.transaction(shelf, mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = transaction.onerror = () => {
      reject(reasonOf(transaction.error));
    };
  });
  return { done, store: transaction.objectStore(shelf) };
}

const reasonOf = (error: DOMException | null) =>
  error ?? new DOMException('The browser refused to store', 'UnknownError');
