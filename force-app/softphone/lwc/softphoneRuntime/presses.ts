let isPressed = false;
let waiting: (() => void)[] = [];

function catchUp(): void {
  if (isPressed) return;
  const due = waiting;
  waiting = [];
  due.forEach((step) => step());
}

const handleDown = (): void => {
  isPressed = true;
};

const handleUp = (): void => {
  isPressed = false;
  // The click itself is told after this event.
  // eslint-disable-next-line @lwc/lwc/no-async-operation
  setTimeout(catchUp);
};

/** Begins to notice when a button of the mouse, a finger or a pen goes down and up; the answer stops it. */
export function watchPresses(): () => void {
  document.addEventListener('pointerdown', handleDown, true);
  document.addEventListener('pointerup', handleUp, true);
  document.addEventListener('pointercancel', handleUp, true);
  return () => {
    document.removeEventListener('pointerdown', handleDown, true);
    document.removeEventListener('pointerup', handleUp, true);
    document.removeEventListener('pointercancel', handleUp, true);
    isPressed = false;
    catchUp();
  };
}

/**
 * Does what may move things on the screen: at once, or after the press that is under way.
 * A control that moves between down and up is not clicked. What is asked for first is done first.
 */
export function afterPress(step: () => void): void {
  waiting.push(step);
  catchUp();
}
