// A background that does nothing; the test library waits until it listens to the button.
(globalThis.browser ?? chrome).action.onClicked.addListener(() => {});
