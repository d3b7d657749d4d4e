// Hands the answer of the issuer to the console that opened this window or frame, and to nobody else.
const receiver = (window.opener as Window | null) ?? (window.parent === window ? null : window.parent);
receiver?.postMessage({ type: 'softphone.oauth', search: location.search }, location.origin);
if (window.opener) window.close();
if (!receiver) document.body.textContent = 'You can close this window.';
