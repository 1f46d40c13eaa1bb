import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { present } from '@/lib/kit';

const css = readFileSync(new URL('globals.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [
      present(name, 'name'),
      { light: present(light, 'light'), dark: present(dark, 'dark') },
    ],
  ),
);
const themes = ['light', 'dark'] as const;
const grounds = ['paper', 'raised', 'sunk', 'tint'];
const texts = ['ink', 'soft', 'end-a', 'end-b', 'network', 'time', 'correct', 'wrong', 'unsure'];

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string, theme: (typeof themes)[number]): number {
  const [low = 0, high = 0] = [one, other]
    .map((name) => luminance(present(colours.get(name), name)[theme]))
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const pairs = (front: readonly string[], back: readonly string[]) =>
  themes.flatMap((theme) =>
    front.flatMap((one) => back.map((other) => [theme, one, other] as const)),
  );

test.each(pairs(texts, grounds))(
  '%s: text in %s on %s has a contrast of 4.5:1',
  (theme, one, other) => {
    expect(contrast(one, other, theme)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each(
  pairs(['ink'], ['correct-tint', 'wrong-tint', 'unsure-tint']).concat(
    themes.flatMap((theme) =>
      ['correct', 'wrong', 'unsure'].map((role) => [theme, role, `${role}-tint`] as const),
    ),
  ),
)('%s: text in %s on %s has a contrast of 4.5:1', (theme, one, other) => {
  expect(contrast(one, other, theme)).toBeGreaterThanOrEqual(4.5);
});

test.each(pairs(['line'], grounds))('%s: a %s on %s has a contrast of 3:1', (theme, one, other) => {
  expect(contrast(one, other, theme)).toBeGreaterThanOrEqual(3);
});

test('every colour is a pair for light and dark', () => {
  const named = [...css.matchAll(/--color-([a-z-]+):/g)].map(([, name]) => present(name, 'name'));
  expect(named.filter((name) => !colours.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(15);
});
