import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import { LanguageLink } from './language-link';
import { Logo } from './logo';
import { NavLink } from './nav-link';
import { Quiet } from './quiet';
import { ThemeSwitch } from './theme-switch';

/** The top of every page. It says nothing about who is signed in, so that static pages stay static. */
export function SiteHeader({ locale }: { readonly locale: Locale }) {
  const t = translator(locale);
  const to = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <header className="border-b border-hair">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-3 px-4 sm:gap-x-8 sm:px-6">
        <Link
          href={`/${locale}`}
          prefetch={false}
          aria-label={t('common.home')}
          className="flex min-h-13 items-center gap-2 font-mono text-base font-bold sm:text-lg"
        >
          <Logo className="size-7" />
          {t('common.name')}
        </Link>
        <Quiet>
          <nav
            aria-label={t('common.nav.label')}
            className="order-last flex w-full flex-wrap gap-x-5 text-sm lg:order-none lg:w-auto lg:gap-x-6"
          >
            <NavLink href={`/${locale}/topics`} under={`/${locale}/topics`}>
              {t('common.nav.topics')}
            </NavLink>
            <NavLink href={`/${locale}/practice/all`} under={`/${locale}/practice`}>
              {t('common.nav.practice')}
            </NavLink>
            <NavLink href={`/${locale}/interviews`} under={`/${locale}/interviews`}>
              {t('common.nav.interviews')}
            </NavLink>
            <NavLink href={`/${locale}/author`} under={`/${locale}/author`}>
              {t('common.nav.author')}
            </NavLink>
            <NavLink href={`/${locale}/progress`} under={`/${locale}/progress`}>
              {t('common.nav.progress')}
            </NavLink>
            <NavLink href={`/${locale}/account`} under={`/${locale}/account`}>
              {t('common.nav.account')}
            </NavLink>
          </nav>
        </Quiet>
        <div className="ml-auto flex items-center gap-1 text-sm sm:gap-2">
          <ThemeSwitch
            label={t('common.theme.label')}
            names={{
              system: t('common.theme.system'),
              light: t('common.theme.light'),
              dark: t('common.theme.dark'),
            }}
          />
          <LanguageLink from={locale} to={to}>
            {t('common.language.other')}
          </LanguageLink>
        </div>
      </div>
    </header>
  );
}
