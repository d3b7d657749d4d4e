/** Has the browser ask before this page is left, as long as it is wanted. */
export class LeaveWarning {
  #isOn = false;

  want(isWanted: boolean): void {
    if (isWanted === this.#isOn) return;
    this.#isOn = isWanted;
    if (isWanted) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  }
}

/** The browser says it in its own words; it asks nobody who has not touched the page. */
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = true;
}
