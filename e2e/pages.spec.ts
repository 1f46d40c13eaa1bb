import AxeBuilder from '@axe-core/playwright';
import { answerSomehow, expect, generated, numeric, questionPage, test } from './fixtures';

const pages = [
  '',
  '/topics',
  '/practice/all',
  ...generated.map((ref) => `/practice/handshake/${ref}`),
  `/practice/handshake/${numeric}`,
  '/practice/handshake/a.handshake-second-segment.1',
  '/progress',
  '/sign-in',
  '/sign-up',
  '/account',
];

for (const locale of ['en', 'zh-CN'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any page in ${locale}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: theme });
      for (const path of pages) {
        await page.goto(`/${locale}${path}`);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html ?? ''}`)).toEqual(
          [],
        );
      }
    });

    test(`axe finds nothing on an answered question in ${locale}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      for (const ref of ['g.F06.1.3.drill', 'g.F09.1.3.drill']) {
        await page.goto(questionPage(ref, 'handshake', locale));
        await answerSomehow(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      }
    });
  }
}

test('no page scrolls sideways on a phone of 360 px, answered questions included', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  for (const locale of ['en', 'zh-CN']) {
    for (const path of pages) {
      await page.goto(`/${locale}${path}`);
      expect(await width(), `${locale}${path}`).toBeLessThanOrEqual(360);
    }
    await page.goto(questionPage('g.F13.1.4.drill', 'handshake', locale));
    await answerSomehow(page);
    expect(await width()).toBeLessThanOrEqual(360);
  }
});

test('/ chooses the language that the browser wishes, and the address keeps it', async ({
  browser,
  baseURL,
}) => {
  for (const [locale, expected] of [
    ['zh-TW', '/zh-CN'],
    ['en-AU', '/en'],
    ['de-DE', '/en'],
  ] as const) {
    const context = await browser.newContext({ locale, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe(expected);
    await context.close();
  }
});

test('the theme can be chosen, and stays', async ({ page }) => {
  await page.goto('/en');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByLabel('Theme').selectOption('Dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
});

test('the practice page sends at most 170 kB of JavaScript', async ({ page }) => {
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    sizes.push(
      request.sizes().then((size) => {
        bytes += size.responseBodySize;
      }),
    );
  });
  await page.goto(questionPage(generated[1]), { waitUntil: 'networkidle' });
  await Promise.all(sizes);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(170_000);
});

test('every page forbids inline scripts; static pages stay static', async ({ request }) => {
  for (const path of ['/en', '/zh-CN', '/en/topics', questionPage(numeric), '/en/sign-in']) {
    const answer = await request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? '';
    expect(scripts).toMatch(/'(nonce-|sha256-)/);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['x-request-id']).toBeTruthy();
  }
  const landing = await request.get('/en');
  expect(landing.headers()['x-nextjs-prerender']).toContain('1');
  expect(landing.headers()['content-security-policy']).not.toContain('nonce-');
});

test('health and readiness answer', async ({ request }) => {
  expect((await request.get('/api/health')).status()).toBe(200);
  expect((await request.get('/api/ready')).status()).toBe(200);
});

test('an unknown address is a friendly 404 in the address’s language', async ({ request }) => {
  for (const path of ['/en/nothing/here', '/zh-CN/nothing/here', '/xx/topics']) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toMatch(/at \w+ \(|node_modules/);
  }
  expect(await (await request.get('/en/nothing')).text()).toContain('Connection refused');
});
