import enCommon from '@/content/messages/en/common.json';
import enLanding from '@/content/messages/en/landing.json';
import enAccount from '@/content/messages/en/account.json';
import enAdmin from '@/content/messages/en/admin.json';
import enPractice from '@/content/messages/en/practice.json';
import enProgress from '@/content/messages/en/progress.json';
import enQuestions from '@/content/messages/en/questions.json';
import enGenerators from '@/content/messages/en/generators.json';
import enGraders from '@/content/messages/en/graders.json';
import enErrors from '@/content/messages/en/errors.json';
import enInterviews from '@/content/messages/en/interviews.json';
import enAuthoring from '@/content/messages/en/authoring.json';
import enResults from '@/content/messages/en/results.json';
import enGift from '@/content/messages/en/gift.json';
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
import zhGraders from '@/content/messages/zh-CN/graders.json';
import zhErrors from '@/content/messages/zh-CN/errors.json';
import zhInterviews from '@/content/messages/zh-CN/interviews.json';
import zhAuthoring from '@/content/messages/zh-CN/authoring.json';
import zhResults from '@/content/messages/zh-CN/results.json';
import zhGift from '@/content/messages/zh-CN/gift.json';
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
  generators: enGenerators,
  graders: enGraders,
  errors: enErrors,
  interviews: enInterviews,
  authoring: enAuthoring,
  results: enResults,
  gift: enGift,
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
  generators: zhGenerators,
  graders: zhGraders,
  errors: zhErrors,
  interviews: zhInterviews,
  authoring: zhAuthoring,
  results: zhResults,
  gift: zhGift,
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
