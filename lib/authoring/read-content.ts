import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContentFile } from './content';

/**
 * Reads the content files of a project: everything under content/, sorted by path, so that findings and loading have
 * one order everywhere. Throws as node:fs does when the folder cannot be read.
 */
export async function readContent(root: string): Promise<ContentFile[]> {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((one, other) => (one < other ? -1 : 1));
  return Promise.all(
    paths.map(async (path) => ({
      file: relative(root, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}
