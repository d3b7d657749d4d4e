// npm run test:gate: every planted mistake, those too that only the slow steps find.
import { describe } from 'node:test';
import { describeGroups } from './planted.test.ts';
import { SLOW } from './plants/inPrograms.ts';

describe('the org gate, told a mistake that only a slow step finds', () => describeGroups(SLOW));
