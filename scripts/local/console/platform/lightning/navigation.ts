import { type PageReference, currentPage, navigate, urlOf, workspace } from '../workspace.ts';
import type { DataCallback, WireAdapter } from '../wire.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the language allows a mixin's base no other parameters
type Constructor = new (...parameters: any[]) => object;

/** Adds the two navigation methods to a component. */
export const NavigationMixin = Object.assign(
  <T extends Constructor>(Base: T) =>
    class extends Base {
      [Navigate](page: PageReference): void {
        void navigate(page);
      }

      [GenerateUrl](page: PageReference): Promise<string> {
        return Promise.resolve(urlOf(page));
      }
    },
  { Navigate, GenerateUrl } as const
);

/** The page in front; inside a utility too. */
export class CurrentPageReference implements WireAdapter {
  readonly #tell: DataCallback;
  #stop?: () => void;

  constructor(tell: DataCallback) {
    this.#tell = tell;
  }

  connect(): void {
    let known = '';
    this.#stop = workspace.watch((value) => {
      const page = currentPage(value);
      const text = JSON.stringify(page);
      if (text !== known) this.#tell(page);
      known = text;
    });
  }

  update(): void {}

  disconnect(): void {
    this.#stop?.();
  }
}
