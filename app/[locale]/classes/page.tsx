import type { Metadata } from 'next';
import Link from 'next/link';
import { ClassForm } from '@/components/authoring/class-forms';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { myClasses } from '@/lib/services';
import { SignInFirst, WithShelf } from '../author/authors-only';
import { pageLocale } from '../page-locale';
import { orRefuse } from '../refusal';

type Props = PageProps<'/[locale]/classes'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.classes.title');
  return { title, robots: { index: false } };
}

/** The classes one is in, the classes one runs, and the way into one. */
export default async function Classes({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await currentActor();
  const t = translator(locale);
  const heading = { title: t('authoring.classes.title'), lead: t('authoring.classes.lead') };
  if (actor.kind !== 'named') {
    const to = `/${locale}/classes`;
    return <SignInFirst {...{ locale, ...heading, to }} why={t('authoring.classes.signIn')} />;
  }
  const { classes, mayRun } = orRefuse(await myClasses(actor, locale));
  return (
    <Page>
      <WithShelf locale={locale}>
        <PageHeading {...heading} />
        <ClassForm what="join" />
        <section aria-labelledby="mine" className="mt-10">
          <h2 id="mine" className="text-xl font-bold">
            {t('authoring.classes.mine')}
          </h2>
          <ClassList
            classes={classes.filter(({ role }) => role === 'member')}
            none={t('authoring.classes.none')}
            locale={locale}
          />
        </section>
        <section aria-labelledby="run" className="mt-10">
          <h2 id="run" className="mb-4 text-xl font-bold">
            {t('authoring.classes.run')}
          </h2>
          {mayRun ? (
            <>
              <ClassForm what="make" />
              <ClassList
                classes={classes.filter(({ role }) => role === 'owner')}
                none={t('authoring.classes.runNone')}
                locale={locale}
              />
            </>
          ) : (
            <p className="text-soft">{t('authoring.classes.needsRole', { email: actor.email })}</p>
          )}
        </section>
      </WithShelf>
    </Page>
  );
}

function ClassList({
  classes,
  none,
  locale,
}: {
  readonly classes: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: number;
  }[];
  readonly none: string;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (classes.length === 0) return <p className="mt-4 text-soft">{none}</p>;
  return (
    <ul className="mt-4 divide-y divide-hair border-y border-hair">
      {classes.map(({ id, name, members }) => (
        <li key={id}>
          <Link
            href={`/${locale}/classes/${id}`}
            prefetch={false}
            className="block px-1 py-3 hover:bg-sunk"
          >
            <span className="font-semibold break-words">{name}</span>
            <span className="block text-sm text-soft">
              {t('authoring.classes.members', { n: members })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
