import en from '@/content/messages/en/commands.json';
import zhCn from '@/content/messages/zh-CN/commands.json';
import type { EnvironmentProblem } from './environment';

const catalogues = { en: en.env, 'zh-CN': zhCn.env };

/** All problems as one message for whoever starts the process. */
export function problemsMessage(
  problems: readonly EnvironmentProblem[],
  language: keyof typeof catalogues,
): string {
  const words = catalogues[language];
  const lines = problems.map(({ name, found }) =>
    fill(words.line, {
      name,
      expected: words.expected[name],
      found: typeof found === 'string' ? words[found] : found.text,
    }),
  );
  return fill(words.wrong, { lines: lines.join('\n') });
}

/** The language of a terminal's user: LC_ALL goes before LC_MESSAGES, that before LANG (POSIX). */
export function terminalLanguage(
  source: Readonly<Record<string, string | undefined>>,
): keyof typeof catalogues {
  const locale = [source['LC_ALL'], source['LC_MESSAGES'], source['LANG']].find(Boolean) ?? '';
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (argument, name: string) => values[name] ?? argument);
}
