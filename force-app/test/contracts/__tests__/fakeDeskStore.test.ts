import { fakeDeskStore } from '../../fakes/fakeDeskStore';
import { deskStoreContract } from '../deskStoreContract';

describe('the storage of the core’s tests', () => {
  deskStoreContract({
    test: it,
    bench: () => {
      const store = fakeDeskStore();
      return Promise.resolve({ openPage: () => store, close: () => Promise.resolve() });
    }
  });
});
