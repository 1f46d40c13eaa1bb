import { seedText } from '@/lib/questions';

/** What the address of a practice question names: see lib/decisions/003. */
export type ItemRef =
  | { readonly kind: 'authored'; readonly slug: string; readonly version: number }
  | {
      readonly kind: 'generated';
      readonly generator: string;
      readonly version: number;
      readonly difficulty: number;
      readonly seed: string;
    };

/** `a.<slug>.<version>` or `g.<generator>.<version>.<difficulty>.<seed>`. */
export function printItemRef(ref: ItemRef): string {
  return ref.kind === 'authored'
    ? `a.${ref.slug}.${ref.version}`
    : `g.${ref.generator}.${ref.version}.${ref.difficulty}.${ref.seed}`;
}

const authored = /^a\.([a-z0-9]+(?:-[a-z0-9]+)*)\.([1-9]\d{0,8})$/;
const generated = /^g\.(F\d\d)\.([1-9]\d{0,8})\.([1-5])\.([0-9a-z]+)$/;
const longestSlug = 80;

/** The question that an address names; null when it is no address of a question at all. */
export function parseItemRef(text: string): ItemRef | null {
  const [, slug = '', number = ''] = authored.exec(text) ?? [];
  if (slug !== '' && slug.length <= longestSlug) {
    return { kind: 'authored', slug, version: Number(number) };
  }
  const [, generator = '', version = '', difficulty = '', seed = ''] = generated.exec(text) ?? [];
  if (!seedText.safeParse(seed).success) return null;
  return {
    kind: 'generated',
    generator,
    version: Number(version),
    difficulty: Number(difficulty),
    seed,
  };
}
