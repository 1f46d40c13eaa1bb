import { resultsRoute } from '@/app/_http/results';

export const GET = resultsRoute('set');
