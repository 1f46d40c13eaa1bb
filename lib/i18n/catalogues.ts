import enCommon from '@/content/messages/en/common.json';
import enLanding from '@/content/messages/en/landing.json';
import enAccount from '@/content/messages/en/account.json';
import enAdmin from '@/content/messages/en/admin.json';
import enPractice from '@/content/messages/en/practice.json';
import enProgress from '@/content/messages/en/progress.json';
import enQuestions from '@/content/messages/en/questions.json';
import enGenerators from '@/content/messages/en/generators.json';
import enFlow from '@/content/messages/en/generators/flow.json';
import enTalk from '@/content/messages/en/generators/talk.json';
import enF01 from '@/content/messages/en/generators/f01.json';
import enF02 from '@/content/messages/en/generators/f02.json';
import enF03 from '@/content/messages/en/generators/f03.json';
import enF04 from '@/content/messages/en/generators/f04.json';
import enF07 from '@/content/messages/en/generators/f07.json';
import enF08 from '@/content/messages/en/generators/f08.json';
import enF10 from '@/content/messages/en/generators/f10.json';
import enF11 from '@/content/messages/en/generators/f11.json';
import enF12 from '@/content/messages/en/generators/f12.json';
import enF14 from '@/content/messages/en/generators/f14.json';
import enF15 from '@/content/messages/en/generators/f15.json';
import enF16 from '@/content/messages/en/generators/f16.json';
import enF17 from '@/content/messages/en/generators/f17.json';
import enF18 from '@/content/messages/en/generators/f18.json';
import enF19 from '@/content/messages/en/generators/f19.json';
import enF24 from '@/content/messages/en/generators/f24.json';
import enF26 from '@/content/messages/en/generators/f26.json';
import enF20 from '@/content/messages/en/generators/f20.json';
import enF23 from '@/content/messages/en/generators/f23.json';
import enF21 from '@/content/messages/en/generators/f21.json';
import enF22 from '@/content/messages/en/generators/f22.json';
import enF25 from '@/content/messages/en/generators/f25.json';
import enHit from '@/content/messages/en/generators/hit.json';
import enGraders from '@/content/messages/en/graders.json';
import enErrors from '@/content/messages/en/errors.json';
import enInterviews from '@/content/messages/en/interviews.json';
import enAuthoring from '@/content/messages/en/authoring.json';
import enResults from '@/content/messages/en/results.json';
import enGift from '@/content/messages/en/gift.json';
import enScripts from '@/content/messages/en/scripts.json';
import enTrace from '@/content/messages/en/trace.json';
import enTopics from '@/content/messages/en/topics.json';
import enMisconceptions from '@/content/messages/en/misconceptions.json';
import enContent from '@/content/messages/en/content.json';
import enCommands from '@/content/messages/en/commands.json';
import zhCommon from '@/content/messages/zh-CN/common.json';
import zhLanding from '@/content/messages/zh-CN/landing.json';
import zhAccount from '@/content/messages/zh-CN/account.json';
import zhAdmin from '@/content/messages/zh-CN/admin.json';
import zhPractice from '@/content/messages/zh-CN/practice.json';
import zhProgress from '@/content/messages/zh-CN/progress.json';
import zhQuestions from '@/content/messages/zh-CN/questions.json';
import zhGenerators from '@/content/messages/zh-CN/generators.json';
import zhFlow from '@/content/messages/zh-CN/generators/flow.json';
import zhTalk from '@/content/messages/zh-CN/generators/talk.json';
import zhF01 from '@/content/messages/zh-CN/generators/f01.json';
import zhF02 from '@/content/messages/zh-CN/generators/f02.json';
import zhF03 from '@/content/messages/zh-CN/generators/f03.json';
import zhF04 from '@/content/messages/zh-CN/generators/f04.json';
import zhF07 from '@/content/messages/zh-CN/generators/f07.json';
import zhF08 from '@/content/messages/zh-CN/generators/f08.json';
import zhF10 from '@/content/messages/zh-CN/generators/f10.json';
import zhF11 from '@/content/messages/zh-CN/generators/f11.json';
import zhF12 from '@/content/messages/zh-CN/generators/f12.json';
import zhF14 from '@/content/messages/zh-CN/generators/f14.json';
import zhF15 from '@/content/messages/zh-CN/generators/f15.json';
import zhF16 from '@/content/messages/zh-CN/generators/f16.json';
import zhF17 from '@/content/messages/zh-CN/generators/f17.json';
import zhF18 from '@/content/messages/zh-CN/generators/f18.json';
import zhF19 from '@/content/messages/zh-CN/generators/f19.json';
import zhF24 from '@/content/messages/zh-CN/generators/f24.json';
import zhF26 from '@/content/messages/zh-CN/generators/f26.json';
import zhF20 from '@/content/messages/zh-CN/generators/f20.json';
import zhF23 from '@/content/messages/zh-CN/generators/f23.json';
import zhF21 from '@/content/messages/zh-CN/generators/f21.json';
import zhF22 from '@/content/messages/zh-CN/generators/f22.json';
import zhF25 from '@/content/messages/zh-CN/generators/f25.json';
import zhHit from '@/content/messages/zh-CN/generators/hit.json';
import zhGraders from '@/content/messages/zh-CN/graders.json';
import zhErrors from '@/content/messages/zh-CN/errors.json';
import zhInterviews from '@/content/messages/zh-CN/interviews.json';
import zhAuthoring from '@/content/messages/zh-CN/authoring.json';
import zhResults from '@/content/messages/zh-CN/results.json';
import zhGift from '@/content/messages/zh-CN/gift.json';
import zhScripts from '@/content/messages/zh-CN/scripts.json';
import zhTrace from '@/content/messages/zh-CN/trace.json';
import zhTopics from '@/content/messages/zh-CN/topics.json';
import zhMisconceptions from '@/content/messages/zh-CN/misconceptions.json';
import zhContent from '@/content/messages/zh-CN/content.json';
import zhCommands from '@/content/messages/zh-CN/commands.json';

/** All interface texts by language. Both languages have the same keys and the same parameters: see catalogues.test.ts. */
const en = {
  common: enCommon,
  landing: enLanding,
  account: enAccount,
  admin: enAdmin,
  practice: enPractice,
  progress: enProgress,
  questions: enQuestions,
  generators: {
    ...enGenerators,
    flow: enFlow,
    talk: enTalk,
    f01: enF01,
    f02: enF02,
    f03: enF03,
    f04: enF04,
    f07: enF07,
    f08: enF08,
    f10: enF10,
    f11: enF11,
    f12: enF12,
    f14: enF14,
    f15: enF15,
    f16: enF16,
    f17: enF17,
    f18: enF18,
    f19: enF19,
    f24: enF24,
    f26: enF26,
    f20: enF20,
    f23: enF23,
    f21: enF21,
    f22: enF22,
    f25: enF25,
    hit: enHit,
  },
  graders: enGraders,
  errors: enErrors,
  interviews: enInterviews,
  authoring: enAuthoring,
  results: enResults,
  gift: enGift,
  scripts: enScripts,
  trace: enTrace,
  topics: enTopics,
  misconceptions: enMisconceptions,
  content: enContent,
  commands: enCommands,
};
const zh = {
  common: zhCommon,
  landing: zhLanding,
  account: zhAccount,
  admin: zhAdmin,
  practice: zhPractice,
  progress: zhProgress,
  questions: zhQuestions,
  generators: {
    ...zhGenerators,
    flow: zhFlow,
    talk: zhTalk,
    f01: zhF01,
    f02: zhF02,
    f03: zhF03,
    f04: zhF04,
    f07: zhF07,
    f08: zhF08,
    f10: zhF10,
    f11: zhF11,
    f12: zhF12,
    f14: zhF14,
    f15: zhF15,
    f16: zhF16,
    f17: zhF17,
    f18: zhF18,
    f19: zhF19,
    f24: zhF24,
    f26: zhF26,
    f20: zhF20,
    f23: zhF23,
    f21: zhF21,
    f22: zhF22,
    f25: zhF25,
    hit: zhHit,
  },
  graders: zhGraders,
  errors: zhErrors,
  interviews: zhInterviews,
  authoring: zhAuthoring,
  results: zhResults,
  gift: zhGift,
  scripts: zhScripts,
  trace: zhTrace,
  topics: zhTopics,
  misconceptions: zhMisconceptions,
  content: zhContent,
  commands: zhCommands,
};

export const catalogues = { en, 'zh-CN': zh } as const;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** The name of a text: its place in the English catalogue, for example `common.nav.practice`. */
export type MessageKey = Leaves<typeof en>;
