import { clientServer, ladderView, run } from '@/lib/sim';
import { explain, translator, type Locale } from '@/lib/i18n';
import { LadderFigure } from '../tcp/ladder-figure';
import { ladderTexts } from '../tcp/ladder-messages';
import { ButtonLink } from '../ui/button';
import { Page } from '../ui/page';
import { PageHeading } from '../ui/page-heading';

/**
 * Nothing listens here. With `picture`, also what the simulator does with a SYN to a closed port; Next.js renders a
 * route's not-found page along with each of its pages, so only the route that has no other page asks for it.
 */
export function Refused({
  locale,
  picture = false,
}: {
  readonly locale: Locale;
  readonly picture?: boolean;
}) {
  const t = translator(locale);
  return (
    <Page>
      <PageHeading title={t('common.notFound.title')} lead={t('common.notFound.lead')} />
      {picture && (
        <div className="max-w-xl">
          <LadderFigure view={refusedRun(locale)} texts={ladderTexts(locale)} />
        </div>
      )}
      <p className="mt-8 measure">{t('common.notFound.why')}</p>
      <p className="mt-4 flex flex-wrap gap-4">
        <ButtonLink href={`/${locale}/topics`} prefetch={false}>
          {t('common.notFound.topics')}
        </ButtonLink>
        <ButtonLink href={`/${locale}`} prefetch={false} look="plain">
          {t('common.notFound.home')}
        </ButtonLink>
      </p>
    </Page>
  );
}

/** A opens to a port of B that nobody has opened: B listens at another one. */
function refusedRun(locale: Locale) {
  const scenario = clientServer({
    iss: { A: 404, B: 0 },
    ports: { A: 40_404, B: 443 },
    untilMs: 110,
  });
  const { trace } = run(
    { ...scenario, calls: scenario.calls.filter(({ host }) => host === 'A') },
    { trace: true },
  );
  return ladderView(
    trace,
    { A: 'client', B: 'server' },
    { tell: (because) => explain(locale, because) },
  );
}
