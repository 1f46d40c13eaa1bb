import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, freshEmail, questionPage, signUp, test } from './fixtures';

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${wanted.toString()}`);
}

const form = (page: Page) => page.locator('main form');
const radio = (page: Page, name: RegExp | string) => form(page).getByRole('radio', { name });

/** Into a group of radio buttons by Tab, and down to the right one by arrows. */
async function pick(page: Page, name: RegExp | string): Promise<void> {
  const wanted = radio(page, name).first();
  const group = await wanted.getAttribute('name');
  const all = form(page).locator(`input[name="${group ?? ''}"]`);
  await tabTo(page, all.first());
  await page.keyboard.press('Space');
  for (let presses = 0; presses < (await all.count()); presses += 1) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

/** Chooses in a native select: its options answer to their first letters. */
async function choose(page: Page, label: RegExp | string, option: string): Promise<void> {
  const select = form(page).getByLabel(label);
  await tabTo(page, select);
  await page.keyboard.type(option);
  await expect(select.locator('option:checked')).toHaveText(option);
}

async function type(page: Page, label: RegExp | string, text: string): Promise<void> {
  await tabTo(page, form(page).getByLabel(label));
  await page.keyboard.type(text);
}

async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

interface Told {
  readonly kind: string;
  readonly ref: string;
  readonly answer: (page: Page) => Promise<void>;
  readonly right: boolean;
}

/** One question of each kind, and an answer to it by keyboard. */
const kinds: readonly Told[] = [
  {
    ...{ kind: 'verdict', ref: 'a.why-four-always-verdict.1', right: true },
    answer: async (page) => {
      await pick(page, 'It depends');
      await pick(page, /^The second FIN may travel/);
    },
  },
  {
    ...{ kind: 'order', ref: 'a.handshake-events-in-order.1', right: true },
    answer: async (page) => {
      const wanted = [
        /passive OPEN/,
        /^Move: A sends SYN/,
        /B enters SYN-RECEIVED/,
        /A enters ESTABLISHED/,
      ];
      for (const [place, name] of wanted.entries()) {
        const handle = form(page).getByRole('button', { name }).and(page.getByLabel(/^Move/));
        await form(page).getByRole('listitem').first().getByRole('button').first().focus();
        await tabTo(page, handle);
        await page.keyboard.press('Home');
        for (let steps = 0; steps < place; steps += 1) await page.keyboard.press('ArrowDown');
        await expect(handle).toHaveText(`⠿ ${String(place + 1)}`);
        await expect(handle).toBeFocused();
      }
    },
  },
  {
    ...{ kind: 'match', ref: 'a.states-what-each-waits-for.1', right: false },
    answer: async (page) => {
      await choose(page, 'FIN-WAIT-2', "for the peer's FIN alone");
      await choose(page, 'CLOSE-WAIT', "for the peer's FIN alone");
    },
  },
  {
    ...{ kind: 'predict-segments', ref: 'a.handshake-next-two-segments.1', right: true },
    answer: async (page) => {
      const rows = [
        { from: 'B', flags: ['ACK', 'SYN'], seq: '300', ack: '101' },
        { from: 'A', flags: ['ACK'], seq: '101', ack: '301' },
      ];
      for (const [index, { from, flags, seq, ack }] of rows.entries()) {
        const row = form(page).getByRole('group', { name: `Segment ${String(index + 1)}` });
        await tabTo(page, row.getByLabel('sent by'));
        await page.keyboard.type(from);
        for (const flag of flags) {
          await tabTo(page, row.getByRole('checkbox', { name: flag }));
          await page.keyboard.press('Space');
        }
        for (const [label, value] of [
          ['seq', seq],
          ['ack', ack],
          ['data octets', '0'],
        ] as const) {
          await tabTo(page, row.getByRole('textbox', { name: label }));
          await page.keyboard.type(value);
        }
      }
    },
  },
  {
    ...{ kind: 'spot-line', ref: 'a.teardown-impossible-line.1', right: true },
    answer: async (page) => {
      await page.keyboard.press('3');
      await pick(page, /^Its sender has said/);
    },
  },
  {
    ...{ kind: 'read-capture', ref: 'a.handshake-capture-wrap.1', right: true },
    answer: async (page) => {
      await type(page, /number in line 2/, '0');
      await type(page, /number in line 5/, '100');
      await choose(page, /state just after/, 'SYN-RECEIVED');
    },
  },
  {
    ...{ kind: 'state-path', ref: 'a.states-path-of-crossing-fins.1', right: false },
    answer: async (page) => {
      await press(page, form(page).getByRole('button', { name: 'Then LISTEN' }));
      await page.keyboard.press('Backspace');
      await press(page, form(page).getByRole('button', { name: 'Then FIN-WAIT-1' }));
      await press(page, form(page).getByRole('button', { name: 'Then FIN-WAIT-2' }));
      await expect(form(page).getByRole('group', { name: 'Your path' })).toHaveText(
        /ESTABLISHED→FIN-WAIT-1→FIN-WAIT-2/,
      );
    },
  },
  {
    ...{ kind: 'short-text', ref: 'a.teardown-name-of-half.1', right: true },
    answer: (page) => type(page, 'Your answer', 'half-closed'),
  },
];

for (const { kind, ref, answer, right } of kinds) {
  test(`${kind}: answered by keyboard alone, told whether it is right and why, axe finds nothing`, async ({
    page,
  }) => {
    await page.goto(questionPage(ref, 'all'));
    await expect(form(page)).toBeVisible();
    await answer(page);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await press(page, form(page).getByRole('button', { name: 'Answer', exact: true }));
    const verdict = right ? 'That is what happens' : /Not what happens|Partly/;
    await expect(page.getByRole('heading', { name: verdict })).toBeFocused();
    await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible();
    if (!right) await expect(page.getByText('What happens', { exact: true })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('multi-part: the follow-up comes after the first answer, which then stands, and all is told at the end', async ({
  page,
}) => {
  await page.goto(questionPage('a.teardown-half-closed-in-parts.1', 'all'));
  await expect(page.getByText('Part 1')).toBeVisible();
  await pick(page, /^No, a FIN closes both/);
  await press(page, form(page).getByRole('button', { name: 'Answer', exact: true }));
  await expect(page.getByText('Part 1 · Stands')).toBeVisible();
  await expect(radio(page, /^No, a FIN closes both/)).toBeDisabled();
  await expect(form(page).getByLabel('A', { exact: true })).toBeFocused();
  await page.keyboard.type('FIN-WAIT-2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('CLOSE-WAIT');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await press(page, form(page).getByRole('button', { name: 'Answer', exact: true }));
  await expect(page.getByRole('heading', { name: /1 of 2/ })).toBeFocused();
  await expect(page.getByText('Part 1 · Yes, until B closes as well')).toBeVisible();
});

test('draw-ladder and make-happen: rows are added, filled in, moved and taken out by keyboard, and drawn', async ({
  page,
}) => {
  await signUp(page, freshEmail());
  for (const kind of ['draw-ladder', 'make-happen']) {
    const made = await page.request.post('/api/author/questions', {
      data: { kind, topic: 'teardown' },
    });
    const { id } = (await made.json()) as { id: string };
    await page.goto(`/en/author/questions/${id}`);
    const preview = page.getByRole('region', { name: 'Preview' });
    const add = preview.getByRole('button', { name: 'Add a call' });
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(preview.getByLabel('End')).toBeFocused();
    const other = kind === 'draw-ladder' ? 'Add a segment' : 'Lose a segment';
    await press(page, preview.getByRole('button', { name: other }));
    await expect(
      preview
        .getByRole('group', { name: /^Row 2/ })
        .getByRole('combobox')
        .first(),
    ).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    const first = kind === 'draw-ladder' ? 'Row 1: Segment' : 'Row 1: Lost on its way';
    await expect(preview.getByRole('group', { name: first })).toBeVisible();
    if (kind === 'draw-ladder') {
      await expect(preview.getByRole('figure', { name: 'Your ladder so far' })).toBeVisible();
    }
    const rows = preview.getByRole('group', { name: /^Row / });
    const remove = preview.getByRole('button', { name: 'Remove row 2' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(1);
    const found = await new AxeBuilder({ page }).include('section').analyze();
    expect(found.violations).toEqual([]);
  }
});
