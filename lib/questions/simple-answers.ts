import type { AnswerForm } from './answer-form';
import { drawLadderAnswer } from './bodies/draw-ladder';
import { makeHappenAnswer } from './bodies/make-happen';
import { matchAnswer } from './bodies/match';
import { orderAnswer } from './bodies/order';
import { predictSegmentsAnswer } from './bodies/predict-segments';
import { readCaptureAnswer } from './bodies/read-capture';
import { shortTextAnswer } from './bodies/short-text';
import { spotLineAnswer } from './bodies/spot-line';
import { statePathAnswer } from './bodies/state-path';
import { verdictAnswer } from './bodies/verdict';

/** How the answers of the kinds under bodies/ are written down, in the given form. */
export const answersIn = (form: AnswerForm) =>
  [
    verdictAnswer(form),
    orderAnswer(form),
    matchAnswer(form),
    predictSegmentsAnswer(form),
    drawLadderAnswer(form),
    makeHappenAnswer(form),
    spotLineAnswer(form),
    readCaptureAnswer(form),
    statePathAnswer(form),
    shortTextAnswer(form),
  ] as const;
