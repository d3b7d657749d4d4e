import type { Desk, DeskView, DeskWish } from 'c/omniDesk';
import { holdDesk } from 'c/softphoneRuntime';
import { mount, settle } from 'test/builders/screen';
import SoftphonePanel from '../softphonePanel';

function aDesk(first: DeskView): { desk: Desk; show: (view: DeskView) => void; wishes: DeskWish[] } {
  const wishes: DeskWish[] = [];
  let view = first;
  let draw: (view: DeskView) => void = () => undefined;
  return {
    wishes,
    show: (next) => {
      view = next;
      draw(next);
    },
    desk: {
      view: () => view,
      watch: (onView) => {
        draw = onView;
        onView(view);
        return () => {
          draw = () => undefined;
        };
      },
      wish: (wish) => wishes.push(wish),
      now: () => 0
    }
  };
}

/** The panel of a desk that shows what it is told to. */
export async function open(view: DeskView) {
  const bench = aDesk(view);
  holdDesk(bench.desk);
  const panel = mount('c-softphone-panel', SoftphonePanel, {});
  await settle();
  return { panel, ...bench };
}
