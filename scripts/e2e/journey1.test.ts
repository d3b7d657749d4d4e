import { journey1 } from './stories/journey1.ts';
import { tellAll } from './support/story.ts';

tellAll('a chat becomes a call, and the session closes by itself', journey1);
