import { Button } from '@/components/ui/button';
import type { ProviderId } from '@/lib/auth';
import type { MessageKey } from '@/lib/i18n';

const texts = {
  'sign-in': { github: 'account.provider.github', google: 'account.provider.google' },
  link: { github: 'account.provider.linkGithub', google: 'account.provider.linkGoogle' },
} as const satisfies Record<string, Record<ProviderId, MessageKey>>;

/** A button for each service that people can sign in with. Plain forms: they work without JavaScript. */
export function ProviderButtons({
  providers,
  purpose,
  t,
}: {
  readonly providers: readonly ProviderId[];
  readonly purpose: keyof typeof texts;
  readonly t: (key: MessageKey) => string;
}) {
  return providers.map((provider) => (
    <form key={provider} method="post" action={`/api/sign-in/${provider}`}>
      <Button type="submit" look="plain">
        {t(texts[purpose][provider])}
      </Button>
    </form>
  ));
}
