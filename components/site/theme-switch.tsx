'use client';

import { useSyncExternalStore } from 'react';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Chooses light, dark or the system's theme; kept in this browser, put on the page early by /theme.js. */
export function ThemeSwitch({
  label,
  names,
}: {
  readonly label: string;
  readonly names: Readonly<Record<Theme, string>>;
}) {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const);
  return (
    <label className="flex items-center gap-2">
      <span className="sr-only">{label}</span>
      <select
        value={theme}
        onChange={(event) => {
          choose(event.target.value);
        }}
        className="min-h-9 rounded-md border border-hair bg-paper px-1.5 hover:border-line"
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  );
}

function current(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

const listeners = new Set<() => void>();
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
  else delete dataset['theme'];
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}
