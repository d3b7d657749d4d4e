import { journey8 } from './stories/journey8.ts';
import { tellAll } from './support/story.ts';

tellAll('nothing owed disappears and nothing closes early', journey8);
