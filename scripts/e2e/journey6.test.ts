import { journey6 } from './stories/journey6.ts';
import { tellAll } from './support/story.ts';

tellAll('a call that reaches nobody changes nothing for the customer in the chat', journey6);
