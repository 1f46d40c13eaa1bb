import { translator, type Locale } from '@/lib/i18n';
import { questionTexts } from '../question/question-messages';
import { ButtonLink } from '../ui/button';
import { AuthorPiece } from './author-piece';

/** The third use: writing questions for others, by a piece of it. */
export function AuthorSection({ locale }: { readonly locale: Locale }) {
  const t = translator(locale);
  return (
    <section aria-labelledby="author">
      <h2 id="author" className="text-2xl font-bold">
        {t('authoring.landing.title')}
      </h2>
      <p className="mt-2 mb-6 measure text-lg">{t('authoring.landing.lead')}</p>
      <AuthorPiece
        question={questionTexts(locale)}
        texts={{
          text: t('authoring.landing.text'),
          shown: t('authoring.landing.shown'),
          sample: t('authoring.landing.sample'),
          hint: t('authoring.landing.hint'),
        }}
      />
      <p className="mt-6">
        <ButtonLink href={`/${locale}/author`} prefetch={false} look="plain">
          {t('authoring.landing.link')}
        </ButtonLink>
      </p>
    </section>
  );
}
